// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `deleteWebhookEndpoint` is asked with.
public record DeleteWebhookEndpointRequest(UUID endpointId, @Nullable String ifMatch) {}
