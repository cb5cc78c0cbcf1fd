// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record Resending(
        @JsonProperty("since") Instant since,
        @JsonProperty("failed_only") @Nullable Boolean failedOnly
) {

    public Resending {
        Objects.requireNonNull(since, "since");
    }
}
