// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record HeartbeatBatch(
        @JsonProperty("leases") List<HeartbeatOfOne> leases,
        @JsonProperty("lease_seconds") @Nullable Integer leaseSeconds
) {

    public HeartbeatBatch {
        leases = List.copyOf(leases);
    }
}
