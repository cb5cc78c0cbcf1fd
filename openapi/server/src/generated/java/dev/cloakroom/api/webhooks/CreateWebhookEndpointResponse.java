// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.CreatedWebhookEndpoint;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;

/// What `createWebhookEndpoint` can answer; errors are thrown.
public sealed interface CreateWebhookEndpointResponse extends ApiResponse {

    record Created(CreatedWebhookEndpoint body, String location, String etag) implements CreateWebhookEndpointResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(201, "application/json", body)
                    .with("Location", location)
                    .with("ETag", etag);
        }
    }
}
