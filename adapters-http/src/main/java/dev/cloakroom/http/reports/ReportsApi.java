package dev.cloakroom.http.reports;

import dev.cloakroom.api.model.ReportDetail;
import dev.cloakroom.api.model.ReportFormat;
import dev.cloakroom.api.model.ReportList;
import dev.cloakroom.api.model.ReportTypeList;
import dev.cloakroom.api.model.ReportTypeName;
import dev.cloakroom.api.model.ReportTypeParameter;
import dev.cloakroom.api.reports.CreateReportRequest;
import dev.cloakroom.api.reports.CreateReportResponse;
import dev.cloakroom.api.reports.DeleteReportRequest;
import dev.cloakroom.api.reports.DeleteReportResponse;
import dev.cloakroom.api.reports.GetReportRequest;
import dev.cloakroom.api.reports.GetReportResponse;
import dev.cloakroom.api.reports.ListReportTypesRequest;
import dev.cloakroom.api.reports.ListReportTypesResponse;
import dev.cloakroom.api.reports.ListReportsRequest;
import dev.cloakroom.api.reports.ListReportsResponse;
import dev.cloakroom.api.reports.ReportsOperations;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.blobs.Download;
import dev.cloakroom.application.reports.DeleteReport;
import dev.cloakroom.application.reports.NewReport;
import dev.cloakroom.application.reports.ReportFilter;
import dev.cloakroom.application.reports.ReportQueries;
import dev.cloakroom.application.reports.RequestReport;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportType;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.jobs.JobViews;
import dev.cloakroom.http.jobs.JobWait;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The operations of the tag `reports`.
public final class ReportsApi implements ReportsOperations<Call> {

    private static final String PATH = "/v1/reports/";

    private final RequestReport request;
    private final ReportQueries queries;
    private final DeleteReport delete;
    private final JobWait wait;
    private final Cursors cursors;
    private final JobViews jobs;

    public ReportsApi(
            RequestReport request,
            ReportQueries queries,
            DeleteReport delete,
            JobWait wait,
            Cursors cursors,
            JobViews jobs) {
        this.request = request;
        this.queries = queries;
        this.delete = delete;
        this.wait = wait;
        this.cursors = cursors;
        this.jobs = jobs;
    }

    @Override
    public CreateReportResponse createReport(CreateReportRequest wanted, Call call) {
        var atOnce = JobWait.atOnce(call);
        var submitted =
                request.handle(call.caller(), newReport(wanted.body()), call.once(report -> accepted(report, atOnce)));
        return switch (submitted) {
            case Submitted.Replayed<Report>(var first) -> new CreateReportResponse.Replayed(Call.stored(first));
            case Submitted.Made<Report>(var report) -> answer(report, call);
        };
    }

    @Override
    public ListReportsResponse listReports(ListReportsRequest wanted, Call call) {
        var after = cursors.after(wanted.cursor(), call);
        var type = wanted.reportType();
        var filter = new ReportFilter(
                wanted.status().stream()
                        .map(status -> dev.cloakroom.domain.jobs.JobStatus.valueOf(status.name()))
                        .collect(Collectors.toSet()),
                type == null ? null : ReportType.parse(type.value()).orElseThrow(),
                after == null ? null : new JobId(after),
                wanted.limit() + 1);
        var page = cursors.page(
                queries.list(call.user(), filter),
                wanted.limit(),
                report -> report.id().value(),
                call);
        var reports = page.rows().stream()
                .map(report -> view(report, download(report)))
                .toList();
        return new ListReportsResponse.Ok(new ReportList(reports, page.hasMore(), page.next()), page.link());
    }

    @Override
    public GetReportResponse getReport(GetReportRequest wanted, Call call) {
        var id = new JobId(wanted.reportId());
        var before = queries.find(call.user(), id);
        var applied = wait.hold(call, before.job(), etag(before, download(before)));
        var report = applied == null ? before : wait.after(() -> queries.find(call.user(), id));
        var download = download(report);
        var etag = etag(report, download);
        return call.has(etag)
                ? new GetReportResponse.NotModified(etag, wait.retryAfter(report.job()), applied)
                : new GetReportResponse.Ok(view(report, download), etag, wait.retryAfter(report.job()), applied);
    }

    @Override
    public DeleteReportResponse deleteReport(DeleteReportRequest wanted, Call call) {
        delete.handle(call.user(), new JobId(wanted.reportId()));
        return new DeleteReportResponse.NoContent();
    }

    @Override
    public ListReportTypesResponse listReportTypes(ListReportTypesRequest wanted, Call call) {
        var types = queries.types().stream().map(ReportsApi::view).toList();
        return new ListReportTypesResponse.Ok(new ReportTypeList(types, false, null));
    }

    private CreateReportResponse answer(Report report, Call call) {
        var applied = wait.holdSubmission(call, report.job());
        if (applied == null) {
            // The same as what is stored under the key: the client compares.
            return accepted(report, JobWait.atOnce(call));
        }
        var now = wait.after(() -> queries.find(call.user(), report.id()));
        if (!now.job().status().isTerminal()) {
            return accepted(now, applied);
        }
        var download = download(now);
        return new CreateReportResponse.Created(view(now, download), PATH + now.id(), etag(now, download), applied);
    }

    private CreateReportResponse.Accepted accepted(Report report, @Nullable String applied) {
        return new CreateReportResponse.Accepted(
                view(report, null),
                PATH + report.id(),
                Objects.requireNonNull(wait.retryAfter(report.job())),
                etag(report, null),
                applied);
    }

    private static NewReport newReport(dev.cloakroom.api.model.NewReport body) {
        var parameters = body.parameters();
        var format = body.format();
        return new NewReport(
                body.reportType().value(),
                parameters == null ? Json.EMPTY : (Json.Obj) JsonText.json(parameters),
                format == null ? ReportFormat.CSV_GZ.value() : format.value());
    }

    private @Nullable Download download(Report report) {
        return queries.download(report).orElse(null);
    }

    private static String etag(Report report, @Nullable Download download) {
        var revision = report.job().state().revision();
        return download == null
                ? "\"" + revision + "\""
                : "\"" + revision + "-" + download.expiresAt().getEpochSecond() + "\"";
    }

    private dev.cloakroom.api.model.Report view(Report report, @Nullable Download download) {
        var order = report.order();
        var file = report.file();
        var detail = new ReportDetail(
                ReportTypeName.of(order.type().text()),
                (ObjectNode) JsonText.node(order.parameters()),
                ReportFormat.of(order.format().text()),
                download == null ? null : download.url(),
                download == null ? null : download.expiresAt(),
                file == null ? null : file.sizeBytes(),
                file == null ? null : file.sha256(),
                file == null ? null : file.rows());
        return dev.cloakroom.api.model.Report.of(jobs.status(report.job()), detail);
    }

    private static dev.cloakroom.api.model.ReportType view(ReportType type) {
        return new dev.cloakroom.api.model.ReportType(
                ReportTypeName.of(type.text()),
                type.description(),
                type.columns(),
                Arrays.asList(ReportFormat.values()),
                type.parameters().stream()
                        .map(parameter -> new ReportTypeParameter(parameter.name(), parameter.description()))
                        .toList());
    }
}
