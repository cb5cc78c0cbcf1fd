// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record DeliveryAttempt(
        @JsonProperty("number") int number,
        @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("duration_ms") long durationMs,
        @JsonProperty("request") DeliveryRequest request,
        @JsonProperty("response") @Nullable DeliveryResponse response,
        @JsonProperty("error") @Nullable Problem error,
        @JsonProperty("next_attempt_at") @Nullable Instant nextAttemptAt
) {

    public DeliveryAttempt {
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(request, "request");
    }
}
