// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record LeaseRequest(
        @JsonProperty("kinds") List<String> kinds,
        @JsonProperty("max") @Nullable Integer max,
        @JsonProperty("wait_seconds") @Nullable Integer waitSeconds,
        @JsonProperty("lease_seconds") @Nullable Integer leaseSeconds
) {

    public LeaseRequest {
        kinds = List.copyOf(kinds);
    }
}
