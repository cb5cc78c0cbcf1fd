// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record CompletionOfOne(
        @JsonProperty("id") UUID id,
        @JsonProperty("epoch") int epoch,
        @JsonProperty("result") @Nullable ObjectNode result
) {

    public CompletionOfOne {
        Objects.requireNonNull(id, "id");
    }
}
