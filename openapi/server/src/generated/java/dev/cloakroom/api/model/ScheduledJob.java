// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// As a job that is handed in now.
public record ScheduledJob(
        @JsonProperty("kind") String kind,
        @JsonProperty("payload") ObjectNode payload,
        @JsonProperty("queue") @Nullable String queue,
        @JsonProperty("priority") @Nullable Integer priority,
        @JsonProperty("max_attempts") @Nullable Integer maxAttempts,
        @JsonProperty("timeout_seconds") @Nullable Integer timeoutSeconds
) {

    public ScheduledJob {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(payload, "payload");
    }
}
