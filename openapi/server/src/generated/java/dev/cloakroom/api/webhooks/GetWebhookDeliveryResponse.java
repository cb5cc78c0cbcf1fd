// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.WebhookDeliveryDetails;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `getWebhookDelivery` can answer; errors are thrown.
public sealed interface GetWebhookDeliveryResponse extends ApiResponse {

    record Ok(WebhookDeliveryDetails body) implements GetWebhookDeliveryResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body);
        }
    }
}
