// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.analytics;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.AnalyticsBucket;
import dev.cloakroom.api.model.AnalyticsGroupBy;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class AnalyticsRoutes {

    private AnalyticsRoutes() {}

    public static <C> void register(
            RoutesConfig routes, AnalyticsOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_FAILURES, AnalyticsRoutes::listFailures, operations::listFailures);
        endpoints.add(Operations.GET_ANALYTICS_SUMMARY, AnalyticsRoutes::getAnalyticsSummary, operations::getAnalyticsSummary);
        endpoints.add(Operations.GET_ANALYTICS_TIMESERIES, AnalyticsRoutes::getAnalyticsTimeseries, operations::getAnalyticsTimeseries);
    }

    private static ListFailuresRequest listFailures(RequestReader in) {
        var from = in.query("from", false, Scalar.INSTANT);
        var to = in.query("to", false, Scalar.INSTANT);
        in.onlyQuery("from", "to");
        in.check();
        return new ListFailuresRequest(from.optional(), to.optional());
    }

    private static GetAnalyticsSummaryRequest getAnalyticsSummary(RequestReader in) {
        var from = in.query("from", false, Scalar.text(0, 40, null));
        var to = in.query("to", false, Scalar.text(0, 40, null));
        var tz = in.query("tz", false, Scalar.text(0, 64, null));
        var kind = in.query("kind", false, Scalar.text(1, 64, null));
        var queue = in.query("queue", false, Scalar.text(1, 64, null));
        var groupBy = in.query("group_by", false, Scalar.oneOf(AnalyticsGroupBy.values(), AnalyticsGroupBy::value));
        in.onlyQuery("from", "to", "tz", "kind", "queue", "group_by");
        in.check();
        return new GetAnalyticsSummaryRequest(
                from.optional(),
                to.optional(),
                tz.optional(),
                kind.optional(),
                queue.optional(),
                groupBy.optional());
    }

    private static GetAnalyticsTimeseriesRequest getAnalyticsTimeseries(RequestReader in) {
        var bucket = in.query("bucket", false, Scalar.oneOf(AnalyticsBucket.values(), AnalyticsBucket::value));
        var from = in.query("from", false, Scalar.text(0, 40, null));
        var to = in.query("to", false, Scalar.text(0, 40, null));
        var tz = in.query("tz", false, Scalar.text(0, 64, null));
        var kind = in.query("kind", false, Scalar.text(1, 64, null));
        var queue = in.query("queue", false, Scalar.text(1, 64, null));
        var groupBy = in.query("group_by", false, Scalar.oneOf(AnalyticsGroupBy.values(), AnalyticsGroupBy::value));
        in.onlyQuery("bucket", "from", "to", "tz", "kind", "queue", "group_by");
        in.check();
        return new GetAnalyticsTimeseriesRequest(
                bucket.orElse(AnalyticsBucket.HOUR),
                from.optional(),
                to.optional(),
                tz.optional(),
                kind.optional(),
                queue.optional(),
                groupBy.optional());
    }
}
