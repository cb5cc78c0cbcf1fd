// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `deleteWebhookEndpoint` can answer; errors are thrown.
public sealed interface DeleteWebhookEndpointResponse extends ApiResponse {

    record NoContent() implements DeleteWebhookEndpointResponse {
        @Override
        public Encoded encode() {
            return Encoded.empty(204);
        }
    }
}
