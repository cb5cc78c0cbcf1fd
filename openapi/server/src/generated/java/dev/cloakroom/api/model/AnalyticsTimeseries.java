// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

public record AnalyticsTimeseries(
        @JsonProperty("from") Instant from,
        @JsonProperty("to") Instant to,
        @JsonProperty("tz") String tz,
        @JsonProperty("bucket") AnalyticsBucket bucket,
        @JsonProperty("data") List<AnalyticsStep> data,
        @JsonProperty("has_more") boolean hasMore,
        @JsonProperty("next_cursor") @Nullable String nextCursor
) {

    public AnalyticsTimeseries {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(tz, "tz");
        Objects.requireNonNull(bucket, "bucket");
        data = List.copyOf(data);
    }
}
