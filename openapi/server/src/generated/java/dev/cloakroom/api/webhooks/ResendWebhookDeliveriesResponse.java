// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.Resent;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `resendWebhookDeliveries` can answer; errors are thrown.
public sealed interface ResendWebhookDeliveriesResponse extends ApiResponse {

    record Accepted(Resent body) implements ResendWebhookDeliveriesResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(202, "application/json", body);
        }
    }
}
