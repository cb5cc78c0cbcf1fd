// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

public record TriggerTrial(
        @JsonProperty("matches") boolean matches,
        @JsonProperty("job") @Nullable ScheduledJob job,
        @JsonProperty("error") @Nullable Problem error
) {
}
