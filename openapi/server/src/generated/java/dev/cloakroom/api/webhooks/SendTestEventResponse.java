// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.WebhookDelivery;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `sendTestEvent` can answer; errors are thrown.
public sealed interface SendTestEventResponse extends ApiResponse {

    record Accepted(WebhookDelivery body, String location) implements SendTestEventResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(202, "application/json", body)
                    .with("Location", location);
        }
    }
}
