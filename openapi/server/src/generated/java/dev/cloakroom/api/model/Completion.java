// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record Completion(
        @JsonProperty("epoch") int epoch,
        @JsonProperty("result") @Nullable ObjectNode result
) {
}
