// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.WebhookEndpoint;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.StoredAnswer;

/// What `updateWebhookEndpoint` can answer; errors are thrown.
public sealed interface UpdateWebhookEndpointResponse extends ApiResponse {

    record Ok(WebhookEndpoint body, String etag) implements UpdateWebhookEndpointResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag);
        }
    }

    /// The first answer again, byte for byte.
    record Replayed(StoredAnswer answer) implements UpdateWebhookEndpointResponse {
        @Override
        public Encoded encode() {
            return answer.replayed();
        }
    }
}
