// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;

public record RequestStatusChanged(
        @JsonProperty("request") TrackedRequest request,
        @JsonProperty("event_id") UUID eventId
) {

    public RequestStatusChanged {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(eventId, "eventId");
    }
}
