// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Either `job` or `error`.
public record BatchedJob(
        @JsonProperty("index") int index,
        @JsonProperty("job") @Nullable Job job,
        @JsonProperty("error") @Nullable Problem error
) {
}
