package dev.cloakroom.http.webhooks;

import dev.cloakroom.api.model.CreatedWebhookEndpoint;
import dev.cloakroom.api.model.DisabledReason;
import dev.cloakroom.api.model.EndpointSecret;
import dev.cloakroom.api.model.NewWebhookEndpoint;
import dev.cloakroom.api.model.WebhookEndpoint;
import dev.cloakroom.api.model.WebhookEndpointPatch;
import dev.cloakroom.application.webhooks.EndpointSettings;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.webhooks.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Endpoints as the contract shows and takes them.
final class EndpointViews {

    private EndpointViews() {}

    static WebhookEndpoint of(Endpoint endpoint) {
        var disabled = endpoint.disabled();
        return new WebhookEndpoint(
                endpoint.id().value(),
                endpoint.wish().url().toString(),
                eventTypes(endpoint),
                endpoint.wish().description(),
                endpoint.enabled(),
                reason(disabled),
                disabled == null ? null : disabled.at(),
                endpoint.createdAt());
    }

    static CreatedWebhookEndpoint created(Endpoint endpoint, String secret) {
        return CreatedWebhookEndpoint.of(of(endpoint), new EndpointSecret(secret));
    }

    private static List<String> eventTypes(Endpoint endpoint) {
        return endpoint.wish().eventTypes().stream().map(EventPattern::text).toList();
    }

    private static @Nullable DisabledReason reason(Endpoint.@Nullable Disabled disabled) {
        return disabled == null
                ? null
                : DisabledReason.valueOf(disabled.reason().name());
    }

    static EndpointSettings settings(NewWebhookEndpoint body) {
        return new EndpointSettings(body.url(), body.eventTypes(), _ -> body.description(), body.enabled());
    }

    static EndpointSettings settings(WebhookEndpointPatch patch) {
        return new EndpointSettings(
                patch.url().orElse(null),
                patch.eventTypes().orElse(null),
                patch.description()::orElse,
                patch.enabled().orElse(null));
    }
}
