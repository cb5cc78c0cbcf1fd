// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.NewWebhookEndpoint;

/// What `createWebhookEndpoint` is asked with.
public record CreateWebhookEndpointRequest(NewWebhookEndpoint body) {}
