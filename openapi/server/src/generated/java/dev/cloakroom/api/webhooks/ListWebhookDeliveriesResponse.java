// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.webhooks;

import dev.cloakroom.api.model.WebhookDeliveryList;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `listWebhookDeliveries` can answer; errors are thrown.
public sealed interface ListWebhookDeliveriesResponse extends ApiResponse {

    record Ok(WebhookDeliveryList body, @Nullable String link) implements ListWebhookDeliveriesResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("Link", link);
        }
    }
}
