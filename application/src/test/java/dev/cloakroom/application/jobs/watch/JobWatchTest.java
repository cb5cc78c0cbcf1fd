package dev.cloakroom.application.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobWatchTest {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final InMemoryJobs jobs = new InMemoryJobs();
    private final Counted states = new Counted();
    private final JobWatch watch = new JobWatch(states, new JobWatch.Caps(20, 10));
    private final UserId owner = new UserId(UUID.randomUUID());
    private final Job job = submitted(owner);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Counts the questions, and fails when it is told to.
    private final class Counted implements JobStates {
        private final AtomicInteger questions = new AtomicInteger();
        private final List<Integer> looks = new ArrayList<>();
        private volatile boolean broken;

        @Override
        public Map<JobId, JobState> states(Collection<JobId> ids) {
            questions.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("away");
            }
            return jobs.states(ids);
        }

        @Override
        public Map<JobId, Integer> revisions(Collection<JobId> ids) {
            looks.add(ids.size());
            return jobs.revisions(ids);
        }
    }

    @AfterEach
    void letGo() {
        threads.shutdownNow();
    }

    @Test
    void whoWaitsIsWokenByAChange() throws Exception {
        try (var vigil = begin(owner, job)) {
            assertThat(vigil.await(SHORT)).isEmpty();
            var waiting = threads.submit(() -> vigil.await(LONG));
            cancel(job);
            ask();
            assertThat(waiting.get()).extracting(Job::status).containsExactly(JobStatus.CANCELED);
            assertThat(vigil.await(SHORT)).isEmpty();
            assertThat(watch.waiting()).isOne();
        }
        assertThat(watch.waiting()).isZero();
    }

    @Test
    void nothingWakesButWhatIsWanted() throws Exception {
        try (var vigil = Objects.requireNonNull(
                watch.begin(owner, List.of(job), state -> state.status().isTerminal()))) {
            run(job);
            ask();
            var waiting = new FutureTask<>(() -> vigil.await(LONG));
            var thread = Thread.startVirtualThread(waiting);
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            end(job);
            ask();
            assertThat(waiting.get()).extracting(Job::status).containsExactly(JobStatus.SUCCEEDED);
        }
    }

    @Test
    void whatWasNotWantedIsToldWhenTheTimeIsOver() throws Exception {
        try (var vigil = Objects.requireNonNull(watch.begin(owner, List.of(job), _ -> false))) {
            run(job);
            ask();
            assertThat(vigil.await(SHORT)).extracting(Job::status).containsExactly(JobStatus.RUNNING);
        }
    }

    @Test
    void aChangeBetweenTheReadAndTheWaitIsNotMissed() throws Exception {
        assertThat(jobs.cancel(owner, job.id())).contains(true);
        try (var vigil = begin(owner, job)) {
            ask();
            assertThat(vigil.await(LONG)).extracting(Job::status).containsExactly(JobStatus.CANCELED);
        }
    }

    @Test
    void aThousandWaitingClientsAreOneQuestion() throws Exception {
        var crowd = new JobWatch(states, new JobWatch.Caps(1000, 1000));
        var waiting = new ArrayList<Future<List<Job>>>();
        for (int i = 0; i < 1000; i++) {
            var vigil = Objects.requireNonNull(crowd.begin(owner, List.of(job)));
            waiting.add(threads.submit(() -> vigil.await(LONG)));
        }
        assertThat(jobs.cancel(owner, job.id())).contains(true);
        crowd.changed(List.of(job.id()));
        assertThat(crowd.handle()).isTrue();
        assertThat(crowd.handle()).isFalse();
        for (var woken : waiting) {
            assertThat(woken.get()).extracting(Job::status).containsExactly(JobStatus.CANCELED);
        }
        assertThat(states.questions).hasValue(1);
    }

    @Test
    void whatNobodyWaitsForIsNotAskedFor() {
        watch.changed(List.of(job.id()));
        assertThat(watch.handle()).isFalse();
        assertThat(watch.recheck()).isFalse();
        assertThat(states.questions).hasValue(0);
    }

    @Test
    void severalJobsAreWatchedAtOnce() throws Exception {
        var second = submitted(owner);
        try (var vigil = Objects.requireNonNull(watch.begin(owner, List.of(job, second)))) {
            ask();
            cancel(second);
            ask();
            assertThat(vigil.await(LONG)).extracting(Job::id).containsExactly(second.id());
            cancel(job);
            ask();
            assertThat(vigil.await(LONG)).extracting(Job::id).containsExactly(job.id());
        }
    }

    @Test
    void lostNewsAreMadeUpForByALookAtAllThatIsWaitedFor() throws Exception {
        try (var vigil = begin(owner, job)) {
            ask();
            assertThat(jobs.cancel(owner, job.id())).contains(true);
            assertThat(watch.handle()).isFalse();
            assertThat(watch.recheck()).isFalse();
            assertThat(watch.handle()).isTrue();
            assertThat(vigil.await(LONG)).hasSize(1);
            assertThat(watch.recheck()).isFalse();
            assertThat(watch.handle()).isFalse();
        }
    }

    @Test
    void aLookTakesTheNextThousandAndAfterALossAllOfThem() {
        var many = new ArrayList<Job>();
        for (int i = 0; i < 1500; i++) {
            many.add(submitted(owner));
        }
        try (var vigil = watch.begin(owner, many)) {
            assertThat(vigil).isNotNull();
            watch.recheck();
            assertThat(states.looks).containsExactly(1000);
            watch.recheck();
            assertThat(states.looks).containsExactly(1000, 500);
            watch.uncertain();
            watch.recheck();
            assertThat(states.looks).containsExactly(1000, 500, 1000, 500);
        }
    }

    @Test
    void newsThatAreKnownToBeLostWakeTheLookAtAll() {
        var woken = new AtomicInteger();
        watch.wakeBy(() -> {}, woken::incrementAndGet);
        watch.uncertain();
        assertThat(woken).hasValue(1);
        assertThat(watch.recheck()).isTrue();
        assertThat(watch.recheck()).isFalse();
    }

    @Test
    void aQuestionThatFailedIsAskedAgain() throws Exception {
        try (var vigil = begin(owner, job)) {
            cancel(job);
            states.broken = true;
            assertThatIllegalStateException().isThrownBy(watch::handle);
            states.broken = false;
            ask();
            assertThat(vigil.await(LONG)).hasSize(1);
        }
    }

    @Test
    void beyondItsCapAnOwnerDoesNotWaitAndOthersDo() {
        for (int i = 0; i < 10; i++) {
            assertThat(watch.begin(owner, List.of(job))).isNotNull();
        }
        assertThat(watch.begin(owner, List.of(job))).isNull();
        var other = new UserId(UUID.randomUUID());
        var others = submitted(other);
        try (var vigil = watch.begin(other, List.of(others))) {
            assertThat(vigil).isNotNull();
        }
        assertThat(watch.waiting()).isEqualTo(10);
    }

    @Test
    void beyondTheCapOfAllNobodyElseWaits() {
        for (int i = 0; i < 20; i++) {
            var somebody = new UserId(UUID.randomUUID());
            assertThat(watch.begin(somebody, List.of(submitted(somebody)))).isNotNull();
        }
        assertThat(watch.begin(owner, List.of(job))).isNull();
        assertThat(watch.waiting()).isEqualTo(20);
    }

    @Test
    void aPlaceThatIsGivenUpIsFree() {
        for (int i = 0; i < 100; i++) {
            begin(owner, job).close();
        }
        assertThat(watch.waiting()).isZero();
        assertThat(watch.begin(owner, List.of(job))).isNotNull();
    }

    @Test
    void whenTheProcessEndsNobodyWaits() throws Exception {
        try (var vigil = begin(owner, job)) {
            var waiting = threads.submit(() -> vigil.await(LONG));
            watch.stop();
            assertThat(waiting.get()).isEmpty();
            assertThat(vigil.isOver()).isTrue();
        }
        assertThat(watch.begin(owner, List.of(job))).isNull();
    }

    private Job submitted(UserId by) {
        var made = JobsContract.job(by, "sleep");
        jobs.enqueue(made);
        return made;
    }

    private Vigil begin(UserId by, Job watched) {
        return Objects.requireNonNull(watch.begin(by, List.of(watched)));
    }

    private void cancel(Job canceled) {
        assertThat(jobs.cancel(owner, canceled.id())).contains(true);
        watch.changed(List.of(canceled.id()));
    }

    private void run(Job claimed) {
        become(claimed, JobStatus.RUNNING, 2);
    }

    private void end(Job running) {
        become(running, JobStatus.SUCCEEDED, 3);
    }

    private void become(Job changed, JobStatus status, int revision) {
        var times = changed.state().times();
        jobs.become(changed.id(), new JobState(status, new Progress(0, ""), 1, false, times, null, revision, 1), null);
        watch.changed(List.of(changed.id()));
    }

    private void ask() {
        assertThat(watch.handle()).isTrue();
    }
}
