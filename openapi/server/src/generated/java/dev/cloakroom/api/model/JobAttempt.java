// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record JobAttempt(
        @JsonProperty("number") int number,
        @JsonProperty("epoch") int epoch,
        @JsonProperty("end") AttemptEnd end,
        @JsonProperty("worker") @Nullable String worker,
        @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("ended_at") @Nullable Instant endedAt,
        @JsonProperty("next_at") @Nullable Instant nextAt,
        @JsonProperty("error") @Nullable Problem error
) {

    public JobAttempt {
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(startedAt, "startedAt");
    }
}
