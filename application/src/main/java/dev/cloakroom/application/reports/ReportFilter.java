package dev.cloakroom.application.reports;

import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.reports.ReportType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of an owner's reports, newest first. Null and the empty set do not filter. `before` is the last report
/// of the page before this one.
public record ReportFilter(
        Set<JobStatus> statuses,
        @Nullable ReportType type,
        @Nullable JobId before,
        int limit) {

    public ReportFilter {
        statuses = Set.copyOf(statuses);
    }

    public static ReportFilter newest(int limit) {
        return new ReportFilter(Set.of(), null, null, limit);
    }
}
