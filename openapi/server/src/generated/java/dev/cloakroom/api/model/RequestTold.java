// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// The `data` of `request.created`, for admins.
public record RequestTold(
        @JsonProperty("request_id") UUID requestId,
        @JsonProperty("title") String title,
        @JsonProperty("status") RequestStatus status,
        @JsonProperty("created_at") Instant createdAt
) {

    public RequestTold {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
