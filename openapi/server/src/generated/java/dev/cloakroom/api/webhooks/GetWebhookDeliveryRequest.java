// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import java.util.UUID;

/// What `getWebhookDelivery` is asked with.
public record GetWebhookDeliveryRequest(UUID endpointId, UUID deliveryId) {}
