// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record WorkerLease(
        @JsonProperty("id") UUID id,
        @JsonProperty("kind") String kind,
        @JsonProperty("epoch") int epoch,
        @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("age_seconds") long ageSeconds,
        @JsonProperty("lease_until") @Nullable Instant leaseUntil
) {

    public WorkerLease {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(startedAt, "startedAt");
    }
}
