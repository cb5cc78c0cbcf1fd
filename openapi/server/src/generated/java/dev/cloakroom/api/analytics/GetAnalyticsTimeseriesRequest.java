// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.analytics;

import dev.cloakroom.api.model.AnalyticsBucket;
import dev.cloakroom.api.model.AnalyticsGroupBy;
import org.jspecify.annotations.Nullable;

/// What `getAnalyticsTimeseries` is asked with.
public record GetAnalyticsTimeseriesRequest(
        AnalyticsBucket bucket,
        @Nullable String from,
        @Nullable String to,
        @Nullable String tz,
        @Nullable String kind,
        @Nullable String queue,
        @Nullable AnalyticsGroupBy groupBy) {}
