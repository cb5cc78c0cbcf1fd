package dev.cloakroom.application.reports;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportFile;
import dev.cloakroom.domain.reports.ReportKey;
import dev.cloakroom.domain.reports.ReportOrder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Reports and the states that their jobs may be in.
public final class TestReports {

    private TestReports() {}

    public static Report queued(UserId owner) {
        var order = ReportOrder.checked("jobs", new Json.Obj(Map.of("kind", Json.of("sleep"))), "csv.gz");
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return Report.queued(new JobId(new TestIds().get()), owner, order, null, now);
    }

    public static ReportFile file(Report report, int epoch) {
        var key = new ReportKey(report.job().submission().owner(), report.id(), epoch, "csv.gz");
        return new ReportFile(key.text(), 5_000_000_000L, "ab".repeat(32), 3, "application/gzip");
    }

    public static JobState running(JobState state, int epoch) {
        var times = new JobState.Times(state.times().created(), state.times().created(), null, null);
        return new JobState(JobStatus.RUNNING, Progress.NONE, 1, false, times, null, state.revision() + 1, epoch);
    }

    public static JobState ended(JobState state, JobStatus status, int epoch) {
        var created = state.times().created();
        var times = new JobState.Times(created, created, created, null);
        return new JobState(status, Progress.NONE, 1, false, times, null, state.revision() + 1, epoch);
    }
}
