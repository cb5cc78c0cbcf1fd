// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import java.util.UUID;

/// What `resendWebhookDelivery` is asked with.
public record ResendWebhookDeliveryRequest(UUID endpointId, UUID deliveryId) {}
