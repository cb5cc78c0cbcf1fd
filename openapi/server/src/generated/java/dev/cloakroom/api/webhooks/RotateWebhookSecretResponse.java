// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.RotatedSecret;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `rotateWebhookSecret` can answer; errors are thrown.
public sealed interface RotateWebhookSecretResponse extends ApiResponse {

    record Ok(RotatedSecret body) implements RotateWebhookSecretResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
