// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record NewEvent(
        @JsonProperty("type") String type,
        @JsonProperty("payload") @Nullable ObjectNode payload
) {

    public NewEvent {
        Objects.requireNonNull(type, "type");
    }
}
