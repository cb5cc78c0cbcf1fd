// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.Resending;
import java.util.UUID;

/// What `resendWebhookDeliveries` is asked with.
public record ResendWebhookDeliveriesRequest(UUID endpointId, Resending body) {}
