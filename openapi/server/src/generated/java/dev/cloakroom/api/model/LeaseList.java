// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

public record LeaseList(
        @JsonProperty("leases") List<Lease> leases,
        @JsonProperty("draining") boolean draining
) {

    public LeaseList {
        leases = List.copyOf(leases);
    }
}
