// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record Worker(
        @JsonProperty("id") UUID id,
        @JsonProperty("origin") WorkerOrigin origin,
        @JsonProperty("host") @Nullable String host,
        @JsonProperty("version") @Nullable String version,
        @JsonProperty("user_id") @Nullable UUID userId,
        @JsonProperty("api_key_id") @Nullable UUID apiKeyId,
        @JsonProperty("kinds") List<String> kinds,
        @JsonProperty("slots") @Nullable Integer slots,
        @JsonProperty("draining") boolean draining,
        @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("seen_at") Instant seenAt,
        @JsonProperty("running") int running,
        @JsonProperty("leases") List<WorkerLease> leases
) {

    public Worker {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(origin, "origin");
        kinds = List.copyOf(kinds);
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(seenAt, "seenAt");
        leases = List.copyOf(leases);
    }
}
