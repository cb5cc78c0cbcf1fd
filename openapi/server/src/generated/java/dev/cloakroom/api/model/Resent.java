// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public record Resent(
        @JsonProperty("resent") int resent,
        @JsonProperty("next_since") @Nullable Instant nextSince
) {
}
