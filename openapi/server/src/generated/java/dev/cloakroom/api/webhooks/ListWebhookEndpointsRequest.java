// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import org.jspecify.annotations.Nullable;

/// What `listWebhookEndpoints` is asked with.
public record ListWebhookEndpointsRequest(int limit, @Nullable String cursor) {}
