// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record AnalyticsSummary(
        @JsonProperty("from") Instant from,
        @JsonProperty("to") Instant to,
        @JsonProperty("tz") String tz,
        @JsonProperty("events_received") long eventsReceived,
        @JsonProperty("jobs_succeeded") long jobsSucceeded,
        @JsonProperty("jobs_failed") long jobsFailed,
        @JsonProperty("jobs_canceled") long jobsCanceled,
        @JsonProperty("jobs_expired") long jobsExpired,
        @JsonProperty("run_seconds") @Nullable Percentiles runSeconds,
        @JsonProperty("wait_seconds") @Nullable Percentiles waitSeconds,
        @JsonProperty("groups") @Nullable List<AnalyticsGroup> groups
) {

    public AnalyticsSummary {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(tz, "tz");
        groups = groups == null ? null : List.copyOf(groups);
    }
}
