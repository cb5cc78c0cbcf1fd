// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record Schedule(
        @JsonProperty("id") UUID id,
        @JsonProperty("name") String name,
        @JsonProperty("cron") String cron,
        @JsonProperty("time_zone") String timeZone,
        @JsonProperty("backfill_seconds") int backfillSeconds,
        @JsonProperty("enabled") boolean enabled,
        @JsonProperty("job") ScheduledJob job,
        @JsonProperty("next_run_at") @Nullable Instant nextRunAt,
        @JsonProperty("next_run_times") List<Instant> nextRunTimes,
        @JsonProperty("last_run_at") @Nullable Instant lastRunAt,
        @JsonProperty("last_job_id") @Nullable UUID lastJobId,
        @JsonProperty("last_error") @Nullable Problem lastError,
        @JsonProperty("created_at") Instant createdAt
) {

    public Schedule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cron, "cron");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(job, "job");
        nextRunTimes = List.copyOf(nextRunTimes);
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
