// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.WebhookEndpointList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `listWebhookEndpoints` can answer; errors are thrown.
public sealed interface ListWebhookEndpointsResponse extends ApiResponse {

    record Ok(WebhookEndpointList body, @Nullable String link) implements ListWebhookEndpointsResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("Link", link);
        }
    }
}
