// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

public record DeliveryHistory(
        @JsonProperty("body") String body,
        @JsonProperty("body_truncated") boolean bodyTruncated,
        @JsonProperty("attempts") List<DeliveryAttempt> attempts
) {

    public DeliveryHistory {
        Objects.requireNonNull(body, "body");
        attempts = List.copyOf(attempts);
    }
}
