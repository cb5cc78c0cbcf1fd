// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

public record Progress(
        @JsonProperty("percent") int percent,
        @JsonProperty("message") String message
) {

    public Progress {
        Objects.requireNonNull(message, "message");
    }
}
