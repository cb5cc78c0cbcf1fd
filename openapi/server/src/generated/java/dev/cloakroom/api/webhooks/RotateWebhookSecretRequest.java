// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.SecretRotation;
import java.util.UUID;

/// What `rotateWebhookSecret` is asked with.
public record RotateWebhookSecretRequest(UUID endpointId, SecretRotation body) {}
