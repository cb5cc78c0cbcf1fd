package dev.cloakroom.http.analytics;

import dev.cloakroom.api.analytics.AnalyticsOperations;
import dev.cloakroom.api.analytics.GetAnalyticsSummaryRequest;
import dev.cloakroom.api.analytics.GetAnalyticsSummaryResponse;
import dev.cloakroom.api.analytics.GetAnalyticsTimeseriesRequest;
import dev.cloakroom.api.analytics.GetAnalyticsTimeseriesResponse;
import dev.cloakroom.api.analytics.ListFailuresRequest;
import dev.cloakroom.api.analytics.ListFailuresResponse;
import dev.cloakroom.api.model.AnalyticsGroupBy;
import dev.cloakroom.api.model.FailureGroupList;
import dev.cloakroom.application.analytics.AnalyticsQueries;
import dev.cloakroom.domain.analytics.Bucket;
import dev.cloakroom.domain.analytics.Selection;
import dev.cloakroom.domain.analytics.Window;
import dev.cloakroom.http.Call;
import org.jspecify.annotations.Nullable;

/// The operations of the tag `analytics`.
public final class AnalyticsApi implements AnalyticsOperations<Call> {

    private final AnalyticsQueries queries;

    public AnalyticsApi(AnalyticsQueries queries) {
        this.queries = queries;
    }

    @Override
    public ListFailuresResponse listFailures(ListFailuresRequest request, Call call) {
        var groups = queries.failures(call.user(), request.from(), request.to()).stream()
                .map(AnalyticsViews::failures)
                .toList();
        return new ListFailuresResponse.Ok(new FailureGroupList(groups, false, null));
    }

    @Override
    public GetAnalyticsSummaryResponse getAnalyticsSummary(GetAnalyticsSummaryRequest request, Call call) {
        var window = Window.of(request.from(), request.to(), request.tz());
        var selection = selection(request.kind(), request.queue(), request.groupBy());
        var series = queries.summary(call.user(), window, selection);
        return new GetAnalyticsSummaryResponse.Ok(AnalyticsViews.summary(series));
    }

    @Override
    public GetAnalyticsTimeseriesResponse getAnalyticsTimeseries(GetAnalyticsTimeseriesRequest request, Call call) {
        var window = Window.of(request.from(), request.to(), request.tz());
        var selection = selection(request.kind(), request.queue(), request.groupBy());
        var bucket = Bucket.valueOf(request.bucket().name());
        var series = queries.timeseries(call.user(), window, bucket, selection);
        return new GetAnalyticsTimeseriesResponse.Ok(AnalyticsViews.timeseries(series, request.bucket()));
    }

    private static Selection selection(
            @Nullable String kind, @Nullable String queue, @Nullable AnalyticsGroupBy groupBy) {
        return new Selection(kind, queue, groupBy == null ? null : Selection.GroupBy.valueOf(groupBy.name()));
    }
}
