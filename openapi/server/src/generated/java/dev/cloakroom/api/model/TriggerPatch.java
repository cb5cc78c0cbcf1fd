// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cloakroom.api.runtime.json.Patch;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What is absent stays as it is; nothing here can be null.
public record TriggerPatch(
        @JsonProperty("event_type") Patch<String> eventType,
        @JsonProperty("source") Patch<EventTeller> source,
        @JsonProperty("condition") Patch<List<ObjectNode>> condition,
        @JsonProperty("enabled") Patch<Boolean> enabled,
        @JsonProperty("job") Patch<ScheduledJob> job
) {
}
