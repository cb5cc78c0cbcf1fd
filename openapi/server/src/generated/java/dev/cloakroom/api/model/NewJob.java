// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record NewJob(
        @JsonProperty("kind") String kind,
        @JsonProperty("payload") ObjectNode payload,
        @JsonProperty("queue") @Nullable String queue,
        @JsonProperty("priority") @Nullable Integer priority,
        @JsonProperty("run_at") @Nullable Instant runAt,
        @JsonProperty("max_attempts") @Nullable Integer maxAttempts,
        @JsonProperty("timeout_seconds") @Nullable Integer timeoutSeconds,
        @JsonProperty("finish_by") @Nullable Instant finishBy
) {

    public NewJob {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(payload, "payload");
    }
}
