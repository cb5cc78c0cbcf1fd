// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cloakroom.api.runtime.json.Patch;
import java.util.List;

/// What is absent stays as it is; `description` may be taken away by null.
public record WebhookEndpointPatch(
        @JsonProperty("url") Patch<String> url,
        @JsonProperty("event_types") Patch<List<String>> eventTypes,
        @JsonProperty("description") Patch<String> description,
        @JsonProperty("enabled") Patch<Boolean> enabled
) {
}
