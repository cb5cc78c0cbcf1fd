package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.reports.ReportsRoutes;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.reports.BuildReport;
import dev.cloakroom.application.reports.DeleteReport;
import dev.cloakroom.application.reports.ReportQueries;
import dev.cloakroom.application.reports.RequestReport;
import dev.cloakroom.application.reports.RetryReport;
import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.application.reports.SweepReportFiles;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.process.Base;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.client.CompendiumSource;
import dev.cloakroom.http.jobs.JobViews;
import dev.cloakroom.http.jobs.MadeFile;
import dev.cloakroom.http.reports.FilesOfReports;
import dev.cloakroom.http.reports.ReportsApi;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.payments.JdbiPaymentSource;
import dev.cloakroom.persistence.reports.JdbiEventSource;
import dev.cloakroom.persistence.reports.JdbiJobSource;
import dev.cloakroom.persistence.reports.JdbiReports;
import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.Collection;

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
        var api = new ReportsApi(
                request, queries, delete, parts.waiting(), parts.cursors(), new JobViews(parts.problems()));
        ReportsRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    /// @param more where the rows of other features' reports come from
    public static ReportsWiring of(Base base, Jobs jobs, Collection<RowSource> more) {
        var database = base.database();
        var transactions = base.transactions();
        var blobs = base.blobs();
        var clock = base.clock();
        var reports = new JdbiReports(database.routing());
        var keys = new JdbiIdempotencyKeys(database.jdbi());
        var sources = new ArrayList<>(more);
        sources.add(compendium(base));
        sources.add(new JdbiJobSource(database.routing()));
        sources.add(new JdbiEventSource(database.routing()));
        sources.add(new JdbiPaymentSource(database.routing()));
        return new ReportsWiring(
                new RequestReport(reports, jobs, keys, transactions, clock, base.ids()),
                new RetryReport(reports, jobs, keys, transactions, clock, base.ids()),
                new ReportQueries(reports, blobs, clock),
                new DeleteReport(reports, blobs, transactions),
                new BuildReport(sources, blobs, JsonText::write),
                new SweepReportFiles(reports, blobs));
    }

    private static RowSource compendium(Base base) {
        var url = base.config().compendiumUrl();
        return url == null ? CompendiumSource.bundled() : CompendiumSource.at(url, base.outbound());
    }
}
