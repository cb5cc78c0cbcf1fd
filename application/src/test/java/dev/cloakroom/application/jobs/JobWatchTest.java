package dev.cloakroom.application.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobWatchTest {

    private static final Duration LONG = Duration.ofSeconds(50);

    private final InMemoryJobs jobs = new InMemoryJobs();
    private final JobWatch watch = new JobWatch(jobs, InstantSource.system());
    private final UserId owner = new UserId(UUID.randomUUID());
    private final Job job = JobsContract.job(owner, "sleep");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    JobWatchTest() {
        jobs.enqueue(job);
    }

    @AfterEach
    void letGo() {
        threads.shutdownNow();
    }

    @Test
    void whoKnowsTheRevisionWaitsForTheNext() throws Exception {
        var waiting = threads.submit(() -> watch.awaitChange(owner, job.id(), 1, LONG));
        untilWaiting(1);
        assertThat(jobs.cancel(owner, job.id())).contains(true);
        watch.changed(List.of(job.id()));
        assertThat(waiting.get().job().status()).isEqualTo(JobStatus.CANCELED);
        assertThat(waiting.get().waited()).isTrue();
        assertThat(watch.waiting()).isZero();
    }

    @Test
    void whoDoesNotKnowTheRevisionIsAnsweredAtOnce() throws Exception {
        assertThat(watch.awaitChange(owner, job.id(), 0, LONG).job()).isEqualTo(job);
    }

    @Test
    void aChangeThatIsNoEndDoesNotEndTheWaitForIt() throws Exception {
        assertThat(watch.awaitEnd(owner, job.id(), Duration.ofMillis(30)).job().status())
                .isEqualTo(JobStatus.QUEUED);
        var waiting = threads.submit(() -> watch.awaitEnd(owner, job.id(), LONG));
        untilWaiting(1);
        watch.changed(List.of(job.id()));
        assertThat(jobs.cancel(owner, job.id())).contains(true);
        watch.changed(List.of(job.id()));
        assertThat(waiting.get().job().status()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void lostNewsAreMadeUpForByALookAtAllThatIsWaitedFor() throws Exception {
        var waiting = threads.submit(() -> watch.awaitEnd(owner, job.id(), LONG));
        untilWaiting(1);
        assertThat(jobs.cancel(owner, job.id())).contains(true);
        while (!waiting.isDone()) {
            var _ = watch.recheck();
        }
        assertThat(waiting.get().job().status()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void beyondItsCapAnOwnerIsAnsweredAtOnceAndOthersStillWait() throws Exception {
        var waiting = new ArrayList<Future<JobWatch.Seen>>();
        for (int i = 0; i < 50; i++) {
            waiting.add(threads.submit(() -> watch.awaitEnd(owner, job.id(), LONG)));
        }
        untilWaiting(50);
        assertThat(watch.awaitEnd(owner, job.id(), LONG).waited()).isFalse();
        var other = new UserId(UUID.randomUUID());
        var others = JobsContract.job(other, "sleep");
        jobs.enqueue(others);
        assertThat(watch.awaitEnd(other, others.id(), Duration.ofMillis(1)).waited())
                .isTrue();
        assertThat(jobs.cancel(owner, job.id())).contains(true);
        watch.changed(List.of(job.id()));
        for (var seen : waiting) {
            assertThat(seen.get().waited()).isTrue();
        }
        assertThat(watch.awaitEnd(owner, job.id(), LONG).waited()).isTrue();
    }

    @Test
    void nobodyWaitsForWhatIsNotTheirs() {
        var stranger = new UserId(UUID.randomUUID());
        assertThatExceptionOfType(Rejection.Missing.class).isThrownBy(() -> watch.awaitEnd(stranger, job.id(), LONG));
        assertThatExceptionOfType(Rejection.Missing.class)
                .isThrownBy(() -> watch.awaitEnd(owner, new JobId(new TestIds().get()), LONG));
        assertThat(watch.waiting()).isZero();
    }

    private void untilWaiting(int count) {
        while (watch.waiting() < count) {
            Thread.onSpinWait();
        }
    }
}
