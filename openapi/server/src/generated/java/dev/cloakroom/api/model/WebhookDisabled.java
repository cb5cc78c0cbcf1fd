// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

/// The `data` of `webhook.disabled`.
public record WebhookDisabled(
        @JsonProperty("id") UUID id,
        @JsonProperty("url") String url,
        @JsonProperty("reason") DisabledReason reason
) {

    public WebhookDisabled {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(reason, "reason");
    }
}
