package dev.cloakroom.persistence.jobs.work;

import static dev.cloakroom.application.jobs.IntakeContract.answer;
import static dev.cloakroom.application.jobs.IntakeContract.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.work.GiveHeadStart;
import dev.cloakroom.application.jobs.work.HeadStart.Places;
import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.application.jobs.work.JobQueue.Stranded;
import dev.cloakroom.application.queues.PauseQueue;
import dev.cloakroom.application.queues.ResumeQueue;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.GroupCommit;
import dev.cloakroom.persistence.jobs.TestEngine;
import dev.cloakroom.persistence.queues.JdbiQueues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Jobs that begin as they are stored, and those that must not.
@Timeout(60)
class HeadStartTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final TestEngine engine = new TestEngine(DATABASE);
    private final GroupCommit intake = new GroupCommit(Routing.none(DATABASE.jdbi()), engine.news);
    private final LinkedBlockingQueue<Execution> begun = new LinkedBlockingQueue<>();
    private final Semaphore ends = new Semaphore(0);
    private final TestWorker worker = new TestWorker(engine, execution -> {
        begun.add(execution);
        ends.acquire();
        return new Ending.Succeeded(Json.EMPTY);
    });

    @BeforeEach
    void itHasLookedAndThereWasNothing() {
        intake.beginBy(new GiveHeadStart(worker.run));
        assertThat(worker.run.handle()).isFalse();
    }

    @AfterEach
    void close() {
        worker.close();
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("UPDATE queue SET concurrency = NULL, paused_at = NULL");
            handle.execute("DELETE FROM owner_share");
            handle.execute("DELETE FROM job_queue");
        });
    }

    @Test
    void aJobBeginsAsItIsStoredAndNobodyIsToldToClaimIt() throws Exception {
        var job = submitted(job());
        var execution = begun.take();
        assertThat(execution)
                .extracting(Execution::id, Execution::owner, Execution::epoch, Execution::attempt, Execution::payload)
                .containsExactly(job.id(), engine.owner, 1, 1, JobsContract.PAYLOAD);
        assertThat(state(job))
                .extracting(JobState::status, JobState::epoch, JobState::attempts, JobState::revision)
                .containsExactly(JobStatus.RUNNING, 1, 1, 2);
        assertThat(engine.news.events()).doesNotContain("ready");
        ends.release();
        worker.settleOne();
        assertThat(state(job).status()).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(engine.jobs.attempts(engine.owner, job.id()))
                .extracting(Attempt::end)
                .containsExactly(Attempt.End.SUCCEEDED);
    }

    @Test
    void itIsToBeOverByTheSameTimeAsAClaimedOne() throws Exception {
        var finishBy = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
        var soon = submitted(job(new Limits(1, Duration.ofMinutes(10), finishBy), null));
        var later = submitted(job(new Limits(1, Duration.ofMinutes(5), null), null));
        assertThat(engine.count(
                        "SELECT count(*) FROM job_queue WHERE deadline_at = finish_by AND job_id = ?",
                        soon.id().value()))
                .isEqualTo(1);
        assertThat(engine.count(
                        "SELECT count(*) FROM job_queue"
                                + " WHERE deadline_at = started_at + interval '5 min' AND job_id = ?",
                        later.id().value()))
                .isEqualTo(1);
        // What has not begun by then would be handed back instead.
        var _ = begun.take();
        var _ = begun.take();
        worker.clock.advance(Duration.ofSeconds(60));
        var _ = worker.beat.handle();
        var _ = worker.watch.handle();
        worker.settleOne();
        assertThat(state(soon).status()).isEqualTo(JobStatus.EXPIRED);
        assertThat(state(later).status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void whatHasNoFreeSlotWaitsAndIsNotOvertakenByWhatComesAfterIt() {
        beginsAtOnce();
        beginsAtOnce();
        var third = waits();
        worker.run.ready(engine.queue.ready(Set.of(engine.kind)).sources());
        ends.release();
        worker.settleOne();
        var fourth = waits();
        while (!worker.run.handle()) {
            Thread.onSpinWait();
        }
        assertThat(state(third).status()).isEqualTo(JobStatus.RUNNING);
        assertThat(state(fourth).status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void nobodyOvertakesAnOwnerWhoIsKnownToWait() {
        var patient = DATABASE.newUser();
        engine.jobs.enqueue(JobsContract.job(patient, engine.kind));
        // Whose job it is is not known before the look.
        worker.run.ready();
        var _ = waits();
    }

    @Test
    void whoHasNotLookedForLongDoesNotKnowThatNobodyWaits() {
        worker.clock.advance(Duration.ofSeconds(3));
        var _ = waits();
        assertThat(worker.run.handle()).isTrue();
        beginsAtOnce();
    }

    @Test
    void aPausedQueueBeginsNothingAlsoWhereNobodyHeardOfIt() {
        var queues = new JdbiQueues(DATABASE.jdbi());
        new PauseQueue(queues, DATABASE.transactions(), new Broadcast(), InstantSource.system()).handle("default");
        var _ = waits();
        new ResumeQueue(queues, DATABASE.transactions(), new Broadcast()).handle("default");
        beginsAtOnce();
    }

    @Test
    void whereRunningJobsAreLimitedTheyAreClaimedBecauseTheClaimCounts() {
        engine.sql("UPDATE queue SET concurrency = 5 WHERE name = 'default'");
        var _ = waits();
        engine.sql("UPDATE queue SET concurrency = NULL");
        beginsAtOnce();
        engine.sql(
                "INSERT INTO owner_share (owner_no, most_running) SELECT owner_no, 5 FROM users WHERE id = ?",
                engine.owner.value());
        var _ = waits();
    }

    @Test
    void jobsOfOtherKindsAndOfLaterDoNotBegin() {
        assertThat(state(submitted(JobsContract.job(engine.owner, "somebody-elses")))
                        .status())
                .isEqualTo(JobStatus.QUEUED);
        assertThat(state(submitted(job(Limits.DEFAULT, Instant.now().plusSeconds(60))))
                        .status())
                .isEqualTo(JobStatus.QUEUED);
        beginsAtOnce();
    }

    @Test
    void whoLosesTheKeyBeginsNothingAndKeepsNoPlace() {
        var first = job();
        assertThat(intake.submit(first, keyed(first, "k", "f"))).isEmpty();
        for (int i = 0; i < 5; i++) {
            var again = job();
            assertThat(intake.submit(again, keyed(again, "k", "f"))).contains(answer(first));
        }
        beginsAtOnce();
        assertThat(worker.run.running()).isEqualTo(2);
    }

    @Test
    void aWorkerThatTakesNothingTakesNothingThisWay() {
        engine.sql("UPDATE worker SET draining = true");
        var _ = worker.beat.handle();
        var _ = waits();
        engine.sql("UPDATE worker SET draining = false");
        var _ = worker.beat.handle();
        beginsAtOnce();
        worker.run.stopClaiming();
        var _ = waits();
    }

    @Test
    void aWorkerThatMayBeTakenForDeadBeginsNothing() {
        worker.clock.advance(Duration.ofSeconds(9));
        assertThat(worker.run.handle()).isFalse();
        beginsAtOnce();
        worker.clock.advance(Duration.ofSeconds(1));
        var _ = waits();
    }

    @Test
    void theJobsOfAWorkerThatDiesAreFound() {
        var job = beginsAtOnce();
        engine.sql("UPDATE worker SET seen_at = now() - interval '1 h'");
        assertThat(engine.queue.stranded(Duration.ofSeconds(15), Duration.ofSeconds(30), 100))
                .filteredOn(stranded -> stranded.reason() == Stranded.Reason.WORKER_GONE)
                .extracting(stranded -> stranded.claim().id())
                .containsExactly(job.id());
    }

    @Test
    void cancelingInterruptsIt() {
        var job = beginsAtOnce();
        assertThat(engine.jobs.cancel(engine.owner, job.id())).contains(true);
        worker.run.cancelRequested(job.id());
        worker.settleOne();
        assertThat(state(job).status()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void whatCannotBeStoredKeepsNoPlace() {
        for (int i = 0; i < 5; i++) {
            var unstorable = job(TestEngine.attempts(70_000), null);
            assertThatThrownBy(() -> intake.submit(unstorable, null)).isInstanceOf(JdbiException.class);
        }
        // Until it is known that none of them is ours.
        var _ = waits();
        assertThat(worker.run.handle()).isFalse();
        beginsAtOnce();
    }

    @Test
    void whatWasStoredWithoutAnAnswerIsHandedBackAndRunsOnce() throws Exception {
        var job = job();
        beginning(
                () -> {
                    throw new IllegalStateException("lost");
                },
                () -> {});
        assertThatThrownBy(() -> intake.submit(job, null)).hasMessage("lost");
        assertThat(state(job).status()).isEqualTo(JobStatus.RUNNING);
        assertThat(worker.run.handle()).isFalse();
        worker.settleOne();
        assertThat(state(job)).extracting(JobState::status, JobState::attempts).containsExactly(JobStatus.QUEUED, 0);
        worker.run.ready();
        assertThat(worker.run.handle()).isTrue();
        assertThat(begun.take())
                .extracting(Execution::epoch, Execution::attempt)
                .containsExactly(2, 1);
        assertThat(begun).isEmpty();
    }

    @Test
    void stoppingWaitsForWhatIsBeingStored() throws Exception {
        var isStored = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        // What waits for its slot would be handed back instead.
        beginning(
                () -> {
                    isStored.countDown();
                    answer.await();
                },
                () -> assertThat(begun.take()).isNotNull());
        var job = job();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var submitting = threads.submit(() -> intake.submit(job, null));
            isStored.await();
            var stopping = Thread.ofPlatform().start(this::stop);
            while (stopping.getState() != Thread.State.TIMED_WAITING && stopping.isAlive()) {
                Thread.onSpinWait();
            }
            answer.countDown();
            ends.release();
            assertThat(submitting.get()).isEmpty();
            stopping.join();
        }
        assertThat(state(job).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    private void stop() {
        try {
            worker.stop.handle(Duration.ofSeconds(30));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private interface Deed {
        void run() throws InterruptedException;
    }

    /// Does the one after the commit, before they begin, and the other when they have, before the places are given
    /// back.
    private void beginning(Deed before, Deed after) {
        var head = new GiveHeadStart(worker.run);
        intake.beginBy(jobs -> new Around(head.reserve(jobs), before, after));
    }

    private record Around(Places places, Deed before, Deed after) implements Places {
        @Override
        public long worker() {
            return places.worker();
        }

        @Override
        public List<JobId> jobs() {
            return places.jobs();
        }

        @Override
        public void begin(List<JobQueue.Claimed> stored) {
            try {
                before.run();
                places.begin(stored);
                after.run();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        @Override
        public void close() {
            places.close();
        }
    }

    private Job beginsAtOnce() {
        var job = submitted(job());
        assertThat(state(job).status()).isEqualTo(JobStatus.RUNNING);
        return job;
    }

    private Job waits() {
        var job = submitted(job());
        assertThat(state(job).status()).isEqualTo(JobStatus.QUEUED);
        return job;
    }

    private Job submitted(Job job) {
        assertThat(intake.submit(job, null)).isEmpty();
        return job;
    }

    private Job job() {
        return job(Limits.DEFAULT, null);
    }

    private Job job(Limits limits, @Nullable Instant runAt) {
        return JobsContract.job(new Submission(
                engine.owner,
                engine.kind,
                "default",
                JobsContract.PAYLOAD,
                Submission.DEFAULT_PRIORITY,
                runAt,
                limits,
                Submission.Origin.NONE));
    }

    private JobState state(Job job) {
        return engine.find(job.id()).state();
    }
}
