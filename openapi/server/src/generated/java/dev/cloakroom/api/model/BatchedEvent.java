// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Either `event` or `error`.
public record BatchedEvent(
        @JsonProperty("index") int index,
        @JsonProperty("event") @Nullable Event event,
        @JsonProperty("error") @Nullable Problem error
) {
}
