// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.reports;

import dev.cloakroom.api.model.JobStatus;
import dev.cloakroom.api.model.ReportTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `listReports` is asked with.
public record ListReportsRequest(
        List<JobStatus> status,
        @Nullable ReportTypeName reportType,
        int limit,
        @Nullable String cursor) {}
