package dev.cloakroom.application.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.ByteRange;
import dev.cloakroom.application.blobs.InMemoryBlobs;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Reading and deleting reports: [ReportQueries] and [DeleteReport].
class ReportLifeTest {

    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final UserId OTHER = new UserId(new UUID(1, 2));
    private static final Instant NOW = Instant.parse("2026-01-01T00:07:30Z");

    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final InMemoryReports reports = new InMemoryReports(jobs);
    private final ReportQueries queries = new ReportQueries(reports, blobs, InstantSource.fixed(NOW));
    private final DeleteReport delete = new DeleteReport(reports, blobs, new InMemoryTransactions());

    @Test
    void aFinishedReportHasAnAddressThatWasSignedAtTheStartOfTheWindow() throws IOException {
        var report = succeeded();
        var download = queries.download(report).orElseThrow();
        assertThat(download.expiresAt()).isEqualTo("2026-01-01T00:20:00Z");
        assertThat(download.url().toString())
                .contains(
                        report.fileName(),
                        "&signed=" + Instant.parse("2026-01-01T00:05:00Z").getEpochSecond());
    }

    @Test
    void anUnfinishedReportHasNoAddress() {
        assertThat(queries.download(queued())).isEmpty();
    }

    @Test
    void theFileOrAPartOfItIsStreamed() throws IOException {
        var report = succeeded();
        try (var content = queries.content(OWNER, report.id(), null)) {
            assertThat(content.bytes()).hasBinaryContent("rows".getBytes(StandardCharsets.UTF_8));
        }
        try (var content = queries.content(OWNER, report.id(), new ByteRange(2, 2))) {
            assertThat(content.bytes()).hasBinaryContent("w".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aFileThatIsNoLongerKeptIsGone() throws IOException {
        var report = succeeded();
        var state = report.job().state();
        var times = new JobState.Times(state.times().created(), NOW, NOW, NOW);
        var over =
                new JobState(state.status(), state.progress(), 1, false, times, null, state.revision(), state.epoch());
        jobs.become(report.id(), over, TestReports.file(report, 1).result());
        assertThat(queries.download(queries.find(OWNER, report.id()))).isEmpty();
        assertThatExceptionOfType(Rejection.Gone.class).isThrownBy(() -> queries.content(OWNER, report.id(), null));
    }

    @Test
    void whatHasNoFileSaysWhy() {
        var report = queued();
        assertRefused("job-not-finished", () -> queries.content(OWNER, report.id(), null));
        end(report, JobStatus.CANCELED, null);
        assertRefused("job-failed", () -> queries.content(OWNER, report.id(), null));
    }

    @Test
    void aStoreThatIsAwayIsNamed() throws IOException {
        var report = succeeded();
        blobs.away(true);
        assertRefused("dependency-unavailable", () -> queries.content(OWNER, report.id(), null));
    }

    @Test
    void somebodyElsesReportIsNotThere() throws IOException {
        var report = succeeded();
        assertRefused("not-found", () -> queries.find(OTHER, report.id()));
        assertRefused("not-found", () -> queries.content(OTHER, report.id(), null));
        assertRefused("not-found", () -> delete.handle(OTHER, report.id()));
        assertThat(blobs.keys()).hasSize(1);
    }

    @Test
    void deletingRemovesTheReportAndAllItsObjects() throws IOException {
        var report = succeeded();
        put(TestReports.file(report, 1));
        delete.handle(OWNER, report.id());
        assertThat(blobs.keys()).isEmpty();
        assertRefused("not-found", () -> queries.find(OWNER, report.id()));
        assertRefused("not-found", () -> delete.handle(OWNER, report.id()));
        assertThat(jobs.find(OWNER, report.id())).isPresent();
    }

    @Test
    void whatIsUnderWayIsNotDeleted() {
        var report = queued();
        assertRefused("invalid-state-transition", () -> delete.handle(OWNER, report.id()));
        jobs.become(report.id(), TestReports.running(report.job().state(), 1), null);
        assertRefused("invalid-state-transition", () -> delete.handle(OWNER, report.id()));
        assertThat(queries.find(OWNER, report.id()).job().status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void whatTheStoreKeptWhileItWasAwayIsSweptLater() throws IOException {
        var report = succeeded();
        blobs.away(true);
        delete.handle(OWNER, report.id());
        blobs.away(false);
        assertThat(blobs.keys()).hasSize(1);
        var _ = new SweepReportFiles(reports, blobs).handle();
        assertThat(blobs.keys()).isEmpty();
    }

    private Report queued() {
        var report = TestReports.queued(OWNER);
        jobs.enqueue(report.job());
        reports.add(report);
        return report;
    }

    private Report succeeded() throws IOException {
        var report = queued();
        var file = TestReports.file(report, 2);
        put(file);
        end(report, JobStatus.SUCCEEDED, file.result());
        return queries.find(OWNER, report.id());
    }

    private void end(Report report, JobStatus status, Json.@Nullable Obj result) {
        jobs.become(report.id(), TestReports.ended(report.job().state(), status, 2), result);
    }

    private void put(ReportFile file) throws IOException {
        try (var upload = blobs.upload(file.objectKey(), new BlobKind("text/csv", "a.csv"))) {
            upload.write("rows".getBytes(StandardCharsets.UTF_8));
            upload.complete();
        }
    }

    private static void assertRefused(String code, Runnable call) {
        assertThatExceptionOfType(Rejection.class)
                .isThrownBy(call::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
