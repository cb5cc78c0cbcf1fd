// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record TaskDetail(
        @JsonProperty("file_name") @Nullable String fileName,
        @JsonProperty("original_task_id") @Nullable UUID originalTaskId,
        @JsonProperty("input") TaskInput input,
        @JsonProperty("options") TaskOptions options,
        @JsonProperty("counts") @Nullable TaskCounts counts
) {

    public TaskDetail {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(options, "options");
    }
}
