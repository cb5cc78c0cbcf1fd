// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cloakroom.api.runtime.json.Patch;

/// What is absent stays as it is; nothing here can be null.
public record SchedulePatch(
        @JsonProperty("name") Patch<String> name,
        @JsonProperty("cron") Patch<String> cron,
        @JsonProperty("time_zone") Patch<String> timeZone,
        @JsonProperty("backfill_seconds") Patch<Integer> backfillSeconds,
        @JsonProperty("enabled") Patch<Boolean> enabled,
        @JsonProperty("job") Patch<ScheduledJob> job
) {
}
