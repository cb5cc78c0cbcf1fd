// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record CreatedWebhookEndpoint(
        @JsonProperty("id") UUID id,
        @JsonProperty("url") String url,
        @JsonProperty("event_types") List<String> eventTypes,
        @JsonProperty("description") @Nullable String description,
        @JsonProperty("enabled") boolean enabled,
        @JsonProperty("disabled_reason") @Nullable DisabledReason disabledReason,
        @JsonProperty("disabled_at") @Nullable Instant disabledAt,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("secret") String secret
) {

    public CreatedWebhookEndpoint {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(url, "url");
        eventTypes = List.copyOf(eventTypes);
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(secret, "secret");
    }

    /// Of its parts.
    public static CreatedWebhookEndpoint of(WebhookEndpoint webhookEndpoint, EndpointSecret endpointSecret) {
        return new CreatedWebhookEndpoint(
                webhookEndpoint.id(),
                webhookEndpoint.url(),
                webhookEndpoint.eventTypes(),
                webhookEndpoint.description(),
                webhookEndpoint.enabled(),
                webhookEndpoint.disabledReason(),
                webhookEndpoint.disabledAt(),
                webhookEndpoint.createdAt(),
                endpointSecret.secret());
    }
}
