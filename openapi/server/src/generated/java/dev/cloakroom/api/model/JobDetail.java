// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record JobDetail(
        @JsonProperty("queue") String queue,
        @JsonProperty("priority") int priority,
        @JsonProperty("timeout_seconds") int timeoutSeconds,
        @JsonProperty("run_at") @Nullable Instant runAt,
        @JsonProperty("finish_by") @Nullable Instant finishBy,
        @JsonProperty("schedule_id") @Nullable UUID scheduleId,
        @JsonProperty("event_id") @Nullable UUID eventId,
        @JsonProperty("payload") @Nullable ObjectNode payload
) {

    public JobDetail {
        Objects.requireNonNull(queue, "queue");
    }
}
