// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import java.util.UUID;

/// What `getWebhookEndpoint` is asked with.
public record GetWebhookEndpointRequest(UUID endpointId) {}
