package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.analytics.AnalyticsRoutes;
import dev.cloakroom.application.analytics.AddUpCounters;
import dev.cloakroom.application.analytics.AnalyticsQueries;
import dev.cloakroom.application.analytics.MetricsSource;
import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.http.analytics.AnalyticsApi;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.analytics.JdbiCounters;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.time.InstantSource;

/// Numbers about jobs.
public record AnalyticsWiring(AnalyticsQueries queries, AddUpCounters addUp) {

    /// The rows of a report.
    public RowSource metrics() {
        return new MetricsSource(queries);
    }

    public static AnalyticsWiring of(Database database, InstantSource clock) {
        var counters = new JdbiCounters(database.jdbi());
        return new AnalyticsWiring(new AnalyticsQueries(counters, clock), new AddUpCounters(counters));
    }

    public void register(RoutesConfig to, HttpParts parts) {
        AnalyticsRoutes.register(to, new AnalyticsApi(queries), parts.calls(), parts.schemas());
    }

    public void work(Loops loops) {
        loops.every(Duration.ofSeconds(30), "add-up-counters", addUp::handle);
    }
}
