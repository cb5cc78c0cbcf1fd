// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Jobs for which all of these hold. At least one condition is needed.
public record BulkFilter(
        @JsonProperty("status") @Nullable List<JobStatus> status,
        @JsonProperty("kind") @Nullable String kind,
        @JsonProperty("queue") @Nullable String queue,
        @JsonProperty("code") @Nullable String code,
        @JsonProperty("created_from") @Nullable Instant createdFrom,
        @JsonProperty("created_to") @Nullable Instant createdTo,
        @JsonProperty("created_within_seconds") @Nullable Long createdWithinSeconds
) {

    public BulkFilter {
        status = status == null ? null : List.copyOf(status);
    }
}
