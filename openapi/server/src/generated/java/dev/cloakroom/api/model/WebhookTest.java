// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/// The `data` of `webhook.test`.
public record WebhookTest(
        @JsonProperty("endpoint_id") UUID endpointId
) {

    public WebhookTest {
        Objects.requireNonNull(endpointId, "endpointId");
    }
}
