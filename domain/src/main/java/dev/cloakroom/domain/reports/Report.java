package dev.cloakroom.domain.reports;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A report as its owner sees it: the job that builds it, what was ordered, and the file, which is there exactly when
/// the job succeeded.
public record Report(Job job, ReportOrder order, @Nullable ReportFile file) {

    /// The kind of the jobs that build reports.
    public static final String KIND = "report";

    /// An attempt may stream many millions of rows.
    private static final Limits LIMITS = new Limits(5, Duration.ofHours(1), null);

    public static Report queued(JobId id, UserId owner, ReportOrder order, @Nullable String traceparent, Instant now) {
        var submission = new Submission(
                owner,
                KIND,
                Submission.DEFAULT_QUEUE,
                order.payload(),
                Submission.DEFAULT_PRIORITY,
                null,
                LIMITS,
                new Submission.Origin(null, traceparent));
        return new Report(Job.queued(id, submission, now), order, null);
    }

    /// What that job builds, which is not built yet.
    public static Report of(Job job) {
        var payload = Objects.requireNonNull(job.submission().payload());
        return new Report(job, ReportOrder.of(payload), null);
    }

    public JobId id() {
        return job.id();
    }

    /// What a person's download folder should show.
    public String fileName() {
        return order.fileName(job.state().times().created());
    }
}
