// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The `data` of `request.status_changed`, for admins.
public record RequestStatusTold(
        @JsonProperty("request_id") UUID requestId,
        @JsonProperty("from") RequestStatus from,
        @JsonProperty("to") RequestStatus to,
        @JsonProperty("changed_at") Instant changedAt,
        @JsonProperty("actor") @Nullable UUID actor,
        @JsonProperty("comment") @Nullable String comment,
        @JsonProperty("comment_visibility") @Nullable CommentVisibility commentVisibility
) {

    public RequestStatusTold {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(changedAt, "changedAt");
    }
}
