// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record Event(
        @JsonProperty("id") UUID id,
        @JsonProperty("type") String type,
        @JsonProperty("source") EventTeller source,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("payload") @Nullable ObjectNode payload
) {

    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
