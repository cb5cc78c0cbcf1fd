package dev.cloakroom.http.analytics;

import dev.cloakroom.api.analytics.AnalyticsOperations;
import dev.cloakroom.api.analytics.ListFailuresRequest;
import dev.cloakroom.api.analytics.ListFailuresResponse;
import dev.cloakroom.api.model.FailureGroup;
import dev.cloakroom.api.model.FailureGroupList;
import dev.cloakroom.application.analytics.AnalyticsQueries;
import dev.cloakroom.http.Call;

/// The operations of the tag `analytics`.
public final class AnalyticsApi implements AnalyticsOperations<Call> {

    private final AnalyticsQueries queries;

    public AnalyticsApi(AnalyticsQueries queries) {
        this.queries = queries;
    }

    @Override
    public ListFailuresResponse listFailures(ListFailuresRequest request, Call call) {
        var groups = queries.failures(call.user(), request.from(), request.to()).stream()
                .map(AnalyticsApi::view)
                .toList();
        return new ListFailuresResponse.Ok(new FailureGroupList(groups, false, null));
    }

    private static FailureGroup view(dev.cloakroom.domain.analytics.FailureGroup group) {
        return new FailureGroup(
                group.kind(),
                group.code(),
                group.count(),
                group.first(),
                group.last(),
                group.newest().value());
    }
}
