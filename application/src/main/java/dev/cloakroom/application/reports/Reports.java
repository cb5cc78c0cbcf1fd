package dev.cloakroom.application.reports;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.reports.Report;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The reports that were ordered. Their jobs are stored by [dev.cloakroom.application.jobs.Jobs], in the same
/// transaction.
public interface Reports {

    void add(Report report);

    Optional<Report> find(UserId owner, JobId id);

    /// Newest first.
    List<Report> list(UserId owner, ReportFilter filter);

    /// Forgets the report, not its job. False when the owner has no such report.
    boolean remove(UserId owner, JobId id);

    /// Where the jobs of these reports stand, whoever owns them; a report that was removed is not in it.
    Map<JobId, Standing> standings(Collection<JobId> ids);

    /// `epoch` is the present one, and the winner's when the job succeeded.
    record Standing(JobStatus status, int epoch) {}
}
