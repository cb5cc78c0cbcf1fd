// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.reports;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface ReportsOperations<C> {

    /// One's reports, newest first.
    ListReportsResponse listReports(ListReportsRequest request, C call);

    /// Ask for a report.
    CreateReportResponse createReport(CreateReportRequest request, C call);

    /// One report, now or when it changes.
    GetReportResponse getReport(GetReportRequest request, C call);

    /// Delete a report and its file.
    DeleteReportResponse deleteReport(DeleteReportRequest request, C call);

    /// What reports there are.
    ListReportTypesResponse listReportTypes(ListReportTypesRequest request, C call);
}
