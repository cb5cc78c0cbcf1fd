// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record Queue(
        @JsonProperty("name") String name,
        @JsonProperty("concurrency") @Nullable Integer concurrency,
        @JsonProperty("paused") boolean paused,
        @JsonProperty("paused_at") @Nullable Instant pausedAt,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("depth") QueueDepth depth,
        @JsonProperty("oldest_ready_seconds") @Nullable Long oldestReadySeconds,
        @JsonProperty("finished_per_minute") QueueThroughput finishedPerMinute
) {

    public Queue {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(depth, "depth");
        Objects.requireNonNull(finishedPerMinute, "finishedPerMinute");
    }
}
