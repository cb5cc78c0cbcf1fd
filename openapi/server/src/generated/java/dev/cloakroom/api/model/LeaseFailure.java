// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record LeaseFailure(
        @JsonProperty("epoch") int epoch,
        @JsonProperty("error") WorkerError error,
        @JsonProperty("retryable") @Nullable Boolean retryable,
        @JsonProperty("retry_after_seconds") @Nullable Integer retryAfterSeconds
) {

    public LeaseFailure {
        Objects.requireNonNull(error, "error");
    }
}
