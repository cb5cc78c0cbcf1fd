package dev.cloakroom.application.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.InMemoryBlobs;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportKey;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SweepReportFilesTest {

    private static final UserId OWNER = new UserId(new UUID(1, 1));

    private static final BlobKind CSV = new BlobKind("text/csv", "a.csv");

    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final InMemoryReports reports = new InMemoryReports(jobs);
    private final SweepReportFiles sweep = new SweepReportFiles(reports, blobs);

    @Test
    void theWinnersFileStaysAndThoseOfLosersGo() throws IOException {
        var report = report();
        jobs.become(report.id(), TestReports.ended(report.job().state(), JobStatus.SUCCEEDED, 3), null);
        put(report, 1);
        put(report, 3);
        put(report, 2);
        var _ = sweep.handle();
        assertThat(blobs.keys()).containsExactly(key(report, 3));
    }

    @Test
    void whatTheRunningEpochWroteMayStillWin() throws IOException {
        var report = report();
        jobs.become(report.id(), TestReports.running(report.job().state(), 2), null);
        put(report, 1);
        put(report, 2);
        var _ = sweep.handle();
        assertThat(blobs.keys()).containsExactly(key(report, 2));
    }

    @Test
    void aReportThatFailedOrWasCanceledKeepsNoFile() throws IOException {
        for (JobStatus status : List.of(JobStatus.FAILED, JobStatus.CANCELED, JobStatus.EXPIRED)) {
            var report = report();
            jobs.become(report.id(), TestReports.ended(report.job().state(), status, 2), null);
            put(report, 2);
        }
        var _ = sweep.handle();
        assertThat(blobs.keys()).isEmpty();
    }

    @Test
    void filesOfDeletedReportsGo() throws IOException {
        put(TestReports.queued(OWNER), 1);
        var _ = sweep.handle();
        assertThat(blobs.keys()).isEmpty();
    }

    @Test
    void whatALoserHalfUploadedGoesAndWhatIsBeingUploadedStays() throws IOException {
        var report = report();
        jobs.become(report.id(), TestReports.running(report.job().state(), 2), null);
        try (var _ = blobs.upload(key(report, 1), CSV);
                var _ = blobs.upload(key(report, 2), CSV)) {
            var _ = sweep.handle();
            assertThat(blobs.unfinished("users/", 10)).containsExactly(key(report, 2));
        }
    }

    @Test
    void whatIsNoReportsIsNotTouched() throws IOException {
        upload("users/" + OWNER + "/tasks/1/in.csv");
        upload("other");
        var _ = sweep.handle();
        assertThat(blobs.keys()).hasSize(2);
    }

    @Test
    void itWalksPageByPageAndThenBeginsAnew() throws IOException {
        for (int i = 0; i < 501; i++) {
            put(TestReports.queued(OWNER), 1);
        }
        assertThat(sweep.handle()).isTrue();
        assertThat(blobs.keys()).hasSize(1);
        assertThat(sweep.handle()).isFalse();
        assertThat(blobs.keys()).isEmpty();
        put(TestReports.queued(OWNER), 1);
        assertThat(sweep.handle()).isFalse();
        assertThat(blobs.keys()).isEmpty();
    }

    private Report report() {
        var report = TestReports.queued(OWNER);
        jobs.enqueue(report.job());
        reports.add(report);
        return report;
    }

    private void put(Report report, int epoch) throws IOException {
        upload(key(report, epoch));
    }

    private void upload(String key) throws IOException {
        try (var upload = blobs.upload(key, CSV)) {
            upload.complete();
        }
    }

    private static String key(Report report, int epoch) {
        return new ReportKey(OWNER, report.id(), epoch, "csv.gz").text();
    }
}
