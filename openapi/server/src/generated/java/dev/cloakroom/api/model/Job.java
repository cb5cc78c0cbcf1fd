// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record Job(
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
        @JsonProperty("queue") String queue,
        @JsonProperty("priority") int priority,
        @JsonProperty("timeout_seconds") int timeoutSeconds,
        @JsonProperty("run_at") @Nullable Instant runAt,
        @JsonProperty("finish_by") @Nullable Instant finishBy,
        @JsonProperty("schedule_id") @Nullable UUID scheduleId,
        @JsonProperty("event_id") @Nullable UUID eventId,
        @JsonProperty("payload") @Nullable ObjectNode payload
) {

    public Job {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(queue, "queue");
    }

    /// Of its parts.
    public static Job of(StatusBlock statusBlock, JobDetail jobDetail) {
        return new Job(
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
                jobDetail.queue(),
                jobDetail.priority(),
                jobDetail.timeoutSeconds(),
                jobDetail.runAt(),
                jobDetail.finishBy(),
                jobDetail.scheduleId(),
                jobDetail.eventId(),
                jobDetail.payload());
    }
}
