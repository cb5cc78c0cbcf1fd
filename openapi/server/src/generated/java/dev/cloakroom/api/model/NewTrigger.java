// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record NewTrigger(
        @JsonProperty("event_type") String eventType,
        @JsonProperty("source") @Nullable EventTeller source,
        @JsonProperty("condition") @Nullable List<ObjectNode> condition,
        @JsonProperty("enabled") @Nullable Boolean enabled,
        @JsonProperty("job") ScheduledJob job
) {

    public NewTrigger {
        Objects.requireNonNull(eventType, "eventType");
        condition = condition == null ? null : List.copyOf(condition);
        Objects.requireNonNull(job, "job");
    }
}
