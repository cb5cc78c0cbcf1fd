// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record NewSchedule(
        @JsonProperty("name") String name,
        @JsonProperty("cron") String cron,
        @JsonProperty("time_zone") @Nullable String timeZone,
        @JsonProperty("backfill_seconds") @Nullable Integer backfillSeconds,
        @JsonProperty("enabled") @Nullable Boolean enabled,
        @JsonProperty("job") ScheduledJob job
) {

    public NewSchedule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(cron, "cron");
        Objects.requireNonNull(job, "job");
    }
}
