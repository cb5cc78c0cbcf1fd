// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record JobExplanation(
        @JsonProperty("id") UUID id,
        @JsonProperty("status") JobStatus status,
        @JsonProperty("reason") String reason,
        @JsonProperty("sentence") String sentence,
        @JsonProperty("until") @Nullable Instant until,
        @JsonProperty("ahead") @Nullable Integer ahead,
        @JsonProperty("running") @Nullable Integer running,
        @JsonProperty("limit") @Nullable Integer limit,
        @JsonProperty("eta") @Nullable JobEta eta
) {

    public JobExplanation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(sentence, "sentence");
    }
}
