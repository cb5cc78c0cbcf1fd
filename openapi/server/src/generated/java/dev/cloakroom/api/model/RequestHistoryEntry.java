// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record RequestHistoryEntry(
        @JsonProperty("event_id") UUID eventId,
        @JsonProperty("from") RequestStatus from,
        @JsonProperty("to") RequestStatus to,
        @JsonProperty("changed_at") Instant changedAt,
        @JsonProperty("handled_at") Instant handledAt,
        @JsonProperty("actor") @Nullable UUID actor,
        @JsonProperty("comment") @Nullable String comment,
        @JsonProperty("comment_visibility") @Nullable CommentVisibility commentVisibility
) {

    public RequestHistoryEntry {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(handledAt, "handledAt");
    }
}
