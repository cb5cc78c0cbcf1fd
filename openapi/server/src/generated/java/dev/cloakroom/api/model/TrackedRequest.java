// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record TrackedRequest(
        @JsonProperty("id") UUID id,
        @JsonProperty("title") String title,
        @JsonProperty("details") @Nullable String details,
        @JsonProperty("contact_email") @Nullable String contactEmail,
        @JsonProperty("status") RequestStatus status,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt,
        @JsonProperty("last_event_id") @Nullable UUID lastEventId,
        @JsonProperty("notified_at") @Nullable Instant notifiedAt
) {

    public TrackedRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
