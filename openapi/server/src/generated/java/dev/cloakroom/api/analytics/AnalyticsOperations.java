// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.analytics;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface AnalyticsOperations<C> {

    /// Why jobs failed, grouped.
    ListFailuresResponse listFailures(ListFailuresRequest request, C call);

    /// What happened in a window of time.
    GetAnalyticsSummaryResponse getAnalyticsSummary(GetAnalyticsSummaryRequest request, C call);

    /// What happened, step by step.
    GetAnalyticsTimeseriesResponse getAnalyticsTimeseries(GetAnalyticsTimeseriesRequest request, C call);
}
