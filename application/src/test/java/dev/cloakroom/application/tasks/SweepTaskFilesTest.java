package dev.cloakroom.application.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.InMemoryBlobs;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.reports.TestReports;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskFile;
import dev.cloakroom.domain.tasks.TaskKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTaskFilesTest {

    private static final UserId OWNER = new UserId(new UUID(1, 1));
    private static final BlobKind CSV = new BlobKind("text/csv", "a.csv");

    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final InMemoryTasks tasks = new InMemoryTasks(jobs);
    private final TestClock clock = new TestClock();
    private final SweepTaskFiles sweep = new SweepTaskFiles(tasks, blobs, false, clock);

    /// Ids of tests are made by the machine's clock.
    @BeforeEach
    void itIsNow() {
        clock.advance(Duration.between(clock.instant(), Instant.now()));
    }

    @Test
    void whatTheWinnerMadeStaysAndWhatLosersMadeGoes() throws IOException {
        var task = sent();
        var outcome = TestTasks.outcome(task, 3);
        for (TaskFile file : outcome.files()) {
            put(file.objectKey());
        }
        put(output(task, 2));
        jobs.become(task.id(), TestReports.ended(task.job().state(), JobStatus.SUCCEEDED, 4), outcome.json());
        var _ = sweep.handle();
        assertThat(blobs.keys())
                .containsExactlyInAnyOrderElementsOf(
                        outcome.files().stream().map(TaskFile::objectKey).toList());
    }

    @Test
    void everythingOfATaskThatIsNotOverStays() throws IOException {
        var task = sent();
        put(input(task));
        put(output(task, 1));
        jobs.become(task.id(), TestReports.running(task.job().state(), 2), null);
        clock.advance(Duration.ofDays(3));
        try (var _ = blobs.upload(output(task, 2), CSV)) {
            var _ = sweep.handle();
            assertThat(blobs.keys()).containsExactlyInAnyOrder(input(task), output(task, 1));
            assertThat(blobs.unfinished("users/", 10)).containsExactly(output(task, 2));
        }
    }

    @Test
    void afterAFailureTheInputStaysForARetryAndNothingElse() throws IOException {
        for (JobStatus status : List.of(JobStatus.FAILED, JobStatus.CANCELED, JobStatus.EXPIRED)) {
            var task = sent();
            put(input(task));
            put(output(task, 1));
            jobs.become(task.id(), TestReports.ended(task.job().state(), status, 2), null);
        }
        clock.advance(Duration.ofDays(3));
        var _ = sweep.handle();
        assertThat(blobs.keys()).hasSize(3).allMatch(key -> key.endsWith("/input"));
    }

    @Test
    void theInputGoesWhenARetryReadItToTheEndAndNotBefore() throws IOException {
        var task = sent();
        put(input(task));
        jobs.become(task.id(), TestReports.ended(task.job().state(), JobStatus.FAILED, 2), null);
        var retry = store(TestTasks.again(task));
        var _ = sweep.handle();
        assertThat(blobs.keys()).containsExactly(input(task));
        jobs.become(
                retry.id(),
                TestReports.ended(retry.job().state(), JobStatus.SUCCEEDED, 2),
                TestTasks.outcome(retry, 1).json());
        var _ = sweep.handle();
        assertThat(blobs.keys()).isEmpty();
    }

    @Test
    void theInputStaysAfterSuccessWhereTheInstallationSaysSo() throws IOException {
        var task = sent();
        put(input(task));
        jobs.become(
                task.id(),
                TestReports.ended(task.job().state(), JobStatus.SUCCEEDED, 2),
                TestTasks.outcome(task, 1).json());
        var _ = new SweepTaskFiles(tasks, blobs, true, clock).handle();
        assertThat(blobs.keys()).containsExactly(input(task));
        var _ = sweep.handle();
        assertThat(blobs.keys()).isEmpty();
    }

    @Test
    void anUploadThatNeverBecameATaskGoesWhenItIsOldEnough() throws IOException {
        var stored = TaskKey.input(OWNER, new JobId(new TestIds().get())).text();
        put(stored);
        try (var _ = blobs.upload(
                TaskKey.input(OWNER, new JobId(new TestIds().get())).text(), CSV)) {
            clock.advance(SweepTaskFiles.LONGEST_UPLOAD.minusMinutes(1));
            var _ = sweep.handle();
            assertThat(blobs.keys()).containsExactly(stored);
            assertThat(blobs.unfinished("users/", 10)).hasSize(1);
            clock.advance(Duration.ofMinutes(2));
            var _ = sweep.handle();
            assertThat(blobs.keys()).isEmpty();
            assertThat(blobs.unfinished("users/", 10)).isEmpty();
        }
    }

    @Test
    void filesOfDeletedTasksGoAndWhatIsNoTasksIsNotTouched() throws IOException {
        put(output(TestTasks.queued(OWNER), 1));
        put("users/" + OWNER + "/reports/1.csv");
        var _ = sweep.handle();
        assertThat(blobs.keys()).containsExactly("users/" + OWNER + "/reports/1.csv");
    }

    @Test
    void itWalksPageByPageAndThenBeginsAnew() throws IOException {
        for (int i = 0; i < 501; i++) {
            put(output(TestTasks.queued(OWNER), 1));
        }
        assertThat(sweep.handle()).isTrue();
        assertThat(blobs.keys()).hasSize(1);
        assertThat(sweep.handle()).isFalse();
        assertThat(blobs.keys()).isEmpty();
    }

    @Test
    void tasksWhoseJobsAreNoLongerKeptAreForgottenWithTheirFiles() throws IOException {
        var task = TestTasks.queued(OWNER);
        tasks.add(task);
        put(output(task, 1));
        clock.advance(Duration.ofDays(40));
        put(input(task));
        var _ = sweep.handle();
        assertThat(blobs.keys()).isEmpty();
        assertThat(tasks.forgetWithoutJob(1)).isZero();
    }

    private Task sent() {
        return store(TestTasks.queued(OWNER));
    }

    private Task store(Task task) {
        jobs.enqueue(task.job());
        tasks.add(task);
        return task;
    }

    private void put(String key) throws IOException {
        try (var upload = blobs.upload(key, CSV)) {
            upload.complete();
        }
    }

    private static String input(Task task) {
        return TaskKey.input(OWNER, task.input().sentWith()).text();
    }

    private static String output(Task task, int epoch) {
        return TaskKey.output(OWNER, task.id(), epoch, "result.csv").text();
    }
}
