// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.DeliveryStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `listWebhookDeliveries` is asked with.
public record ListWebhookDeliveriesRequest(
        UUID endpointId,
        @Nullable DeliveryStatus status,
        int limit,
        @Nullable String cursor) {}
