// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

public record CompletionBatch(
        @JsonProperty("leases") List<CompletionOfOne> leases
) {

    public CompletionBatch {
        leases = List.copyOf(leases);
    }
}
