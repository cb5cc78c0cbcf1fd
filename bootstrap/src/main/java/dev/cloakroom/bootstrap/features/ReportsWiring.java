package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.reports.ReportsRoutes;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.reports.BuildReport;
import dev.cloakroom.application.reports.DeleteReport;
import dev.cloakroom.application.reports.ReportQueries;
import dev.cloakroom.application.reports.RequestReport;
import dev.cloakroom.application.reports.RetryReport;
import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.application.reports.SweepReportFiles;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.client.CompendiumSource;
import dev.cloakroom.http.client.OutboundClient;
import dev.cloakroom.http.jobs.MadeFile;
import dev.cloakroom.http.reports.FilesOfReports;
import dev.cloakroom.http.reports.ReportsApi;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.payments.JdbiPaymentSource;
import dev.cloakroom.persistence.reports.JdbiEventSource;
import dev.cloakroom.persistence.reports.JdbiJobSource;
import dev.cloakroom.persistence.reports.JdbiReports;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reports: ordered over HTTP, built by workers.
public record ReportsWiring(
        RequestReport request,
        RetryReport retry,
        ReportQueries queries,
        DeleteReport delete,
        BuildReport build,
        SweepReportFiles sweep) {

    public MadeFile.Source files() {
        return new FilesOfReports(queries);
    }

    public void register(RoutesConfig to, HttpParts parts) {
        var api = new ReportsApi(request, queries, delete, parts.waiting(), parts.cursors(), parts.problems());
        ReportsRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    public static ReportsWiring of(
            @Nullable URI compendiumUrl,
            OutboundClient outbound,
            Database database,
            Transactions transactions,
            Jobs jobs,
            Blobs blobs,
            InstantSource clock,
            Supplier<UUID> ids) {
        var reports = new JdbiReports(database.routing());
        var keys = new JdbiIdempotencyKeys(database.jdbi());
        var compendium =
                compendiumUrl == null ? CompendiumSource.bundled() : CompendiumSource.at(compendiumUrl, outbound);
        var sources = List.<RowSource>of(
                compendium,
                new JdbiJobSource(database.routing()),
                new JdbiEventSource(database.routing()),
                new JdbiPaymentSource(database.routing()));
        return new ReportsWiring(
                new RequestReport(reports, jobs, keys, transactions, clock, ids),
                new RetryReport(reports, jobs, keys, transactions, clock, ids),
                new ReportQueries(reports, blobs, clock),
                new DeleteReport(reports, blobs, transactions),
                new BuildReport(sources, blobs, JsonText::write),
                new SweepReportFiles(reports, blobs));
    }
}
