// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

public record Heartbeat(
        @JsonProperty("epoch") int epoch,
        @JsonProperty("progress") @Nullable NewProgress progress,
        @JsonProperty("lease_seconds") @Nullable Integer leaseSeconds
) {
}
