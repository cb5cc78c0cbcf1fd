// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

public record Trigger(
        @JsonProperty("id") UUID id,
        @JsonProperty("event_type") String eventType,
        @JsonProperty("source") EventTeller source,
        @JsonProperty("condition") List<ObjectNode> condition,
        @JsonProperty("enabled") boolean enabled,
        @JsonProperty("job") ScheduledJob job,
        @JsonProperty("matched") long matched,
        @JsonProperty("fired") long fired,
        @JsonProperty("failed") long failed,
        @JsonProperty("last_fired_at") @Nullable Instant lastFiredAt,
        @JsonProperty("last_job_id") @Nullable UUID lastJobId,
        @JsonProperty("last_failed_at") @Nullable Instant lastFailedAt,
        @JsonProperty("last_error") @Nullable Problem lastError,
        @JsonProperty("created_at") Instant createdAt
) {

    public Trigger {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(eventType, "eventType");
        Objects.requireNonNull(source, "source");
        condition = List.copyOf(condition);
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
