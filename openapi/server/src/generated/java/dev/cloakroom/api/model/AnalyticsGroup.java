// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record AnalyticsGroup(
        @JsonProperty("name") String name,
        @JsonProperty("jobs_succeeded") long jobsSucceeded,
        @JsonProperty("jobs_failed") long jobsFailed,
        @JsonProperty("jobs_canceled") long jobsCanceled,
        @JsonProperty("jobs_expired") long jobsExpired,
        @JsonProperty("run_seconds") @Nullable Percentiles runSeconds,
        @JsonProperty("wait_seconds") @Nullable Percentiles waitSeconds
) {

    public AnalyticsGroup {
        Objects.requireNonNull(name, "name");
    }
}
