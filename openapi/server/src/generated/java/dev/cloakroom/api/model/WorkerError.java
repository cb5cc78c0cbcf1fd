// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Becomes the `error` of the job.
public record WorkerError(
        @JsonProperty("code") String code,
        @JsonProperty("message") String message,
        @JsonProperty("details") @Nullable ObjectNode details
) {

    public WorkerError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }
}
