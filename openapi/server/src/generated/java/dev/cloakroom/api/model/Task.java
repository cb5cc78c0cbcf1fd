// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record Task(
        @JsonProperty("id") UUID id,
        @JsonProperty("kind") String kind,
        @JsonProperty("status") JobStatus status,
        @JsonProperty("progress") Progress progress,
        @JsonProperty("attempts") int attempts,
        @JsonProperty("max_attempts") int maxAttempts,
        @JsonProperty("cancel_requested") boolean cancelRequested,
        @JsonProperty("retryable") boolean retryable,
        @JsonProperty("retry_of") @Nullable UUID retryOf,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("started_at") @Nullable Instant startedAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("error") @Nullable Problem error,
        @JsonProperty("file_name") @Nullable String fileName,
        @JsonProperty("original_task_id") @Nullable UUID originalTaskId,
        @JsonProperty("input") TaskInput input,
        @JsonProperty("options") TaskOptions options,
        @JsonProperty("counts") @Nullable TaskCounts counts
) {

    public Task {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(options, "options");
    }

    /// Of its parts.
    public static Task of(StatusBlock statusBlock, TaskDetail taskDetail) {
        return new Task(
                statusBlock.id(),
                statusBlock.kind(),
                statusBlock.status(),
                statusBlock.progress(),
                statusBlock.attempts(),
                statusBlock.maxAttempts(),
                statusBlock.cancelRequested(),
                statusBlock.retryable(),
                statusBlock.retryOf(),
                statusBlock.createdAt(),
                statusBlock.startedAt(),
                statusBlock.finishedAt(),
                statusBlock.expiresAt(),
                statusBlock.error(),
                taskDetail.fileName(),
                taskDetail.originalTaskId(),
                taskDetail.input(),
                taskDetail.options(),
                taskDetail.counts());
    }
}
