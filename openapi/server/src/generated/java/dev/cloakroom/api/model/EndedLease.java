// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record EndedLease(
        @JsonProperty("id") UUID id,
        @JsonProperty("epoch") int epoch,
        @JsonProperty("status") JobStatus status,
        @JsonProperty("next_at") @Nullable Instant nextAt
) {

    public EndedLease {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
    }
}
