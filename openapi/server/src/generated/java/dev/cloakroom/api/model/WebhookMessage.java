// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/// The body of every message. `webhook-id` is the id of the event, the same however often it is sent. Large members
/// of `data` are left out, which `shortened` then says: read the rest by its id.
public record WebhookMessage(
        @JsonProperty("type") String type,
        @JsonProperty("timestamp") Instant timestamp,
        @JsonProperty("data") ObjectNode data
) {

    public WebhookMessage {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(data, "data");
    }
}
