// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Either `ended` or `error`.
public record CompletionResult(
        @JsonProperty("index") int index,
        @JsonProperty("ended") @Nullable EndedLease ended,
        @JsonProperty("error") @Nullable Problem error
) {
}
