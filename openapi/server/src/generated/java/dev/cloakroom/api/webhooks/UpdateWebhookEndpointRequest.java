// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.WebhookEndpointPatch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `updateWebhookEndpoint` is asked with.
public record UpdateWebhookEndpointRequest(
        UUID endpointId,
        @Nullable String ifMatch,
        @Nullable String idempotencyKey,
        WebhookEndpointPatch body) {}
