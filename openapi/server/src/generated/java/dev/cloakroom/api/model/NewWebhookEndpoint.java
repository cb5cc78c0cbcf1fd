// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record NewWebhookEndpoint(
        @JsonProperty("url") String url,
        @JsonProperty("event_types") List<String> eventTypes,
        @JsonProperty("description") @Nullable String description,
        @JsonProperty("enabled") @Nullable Boolean enabled
) {

    public NewWebhookEndpoint {
        Objects.requireNonNull(url, "url");
        eventTypes = List.copyOf(eventTypes);
    }
}
