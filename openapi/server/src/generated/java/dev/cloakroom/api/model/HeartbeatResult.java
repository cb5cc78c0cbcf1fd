// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Either `lease` or `error`.
public record HeartbeatResult(
        @JsonProperty("index") int index,
        @JsonProperty("lease") @Nullable HeldLease lease,
        @JsonProperty("error") @Nullable Problem error
) {
}
