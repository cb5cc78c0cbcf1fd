// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.reports;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.JobStatus;
import dev.cloakroom.api.model.NewReport;
import dev.cloakroom.api.model.ReportTypeName;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class ReportsRoutes {

    private ReportsRoutes() {}

    public static <C> void register(
            RoutesConfig routes, ReportsOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_REPORTS, ReportsRoutes::listReports, operations::listReports);
        endpoints.add(Operations.CREATE_REPORT, ReportsRoutes::createReport, operations::createReport);
        endpoints.add(Operations.GET_REPORT, ReportsRoutes::getReport, operations::getReport);
        endpoints.add(Operations.DELETE_REPORT, ReportsRoutes::deleteReport, operations::deleteReport);
        endpoints.add(Operations.LIST_REPORT_TYPES, ReportsRoutes::listReportTypes, operations::listReportTypes);
    }

    private static ListReportsRequest listReports(RequestReader in) {
        var status = in.queryList("status", false, 0, 6, false, Scalar.oneOf(JobStatus.values(), JobStatus::value));
        var reportType = in.query("report_type", false, Scalar.oneOf(ReportTypeName.values(), ReportTypeName::value));
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("status", "report_type", "limit", "cursor");
        in.check();
        return new ListReportsRequest(status.required(), reportType.optional(), limit.orElse(20), cursor.optional());
    }

    private static CreateReportRequest createReport(RequestReader in) {
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var prefer = in.header("Prefer", false, Scalar.text(0, 256, null));
        var body = in.json("NewReport", true, NewReport.class);
        in.onlyQuery();
        in.check();
        return new CreateReportRequest(idempotencyKey.optional(), prefer.optional(), body.required());
    }

    private static GetReportRequest getReport(RequestReader in) {
        var reportId = in.path("report_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        var prefer = in.header("Prefer", false, Scalar.text(0, 256, null));
        in.onlyQuery();
        in.check();
        return new GetReportRequest(reportId.required(), ifNoneMatch.optional(), prefer.optional());
    }

    private static DeleteReportRequest deleteReport(RequestReader in) {
        var reportId = in.path("report_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new DeleteReportRequest(reportId.required());
    }

    private static ListReportTypesRequest listReportTypes(RequestReader in) {
        in.onlyQuery();
        in.check();
        return new ListReportTypesRequest();
    }
}
