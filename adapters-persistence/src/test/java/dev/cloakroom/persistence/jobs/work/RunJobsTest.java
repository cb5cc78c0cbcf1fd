package dev.cloakroom.persistence.jobs.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class RunJobsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String RUNNING = """
            SELECT count(*) FROM job_queue q JOIN lane l ON l.lane_no = q.lane_no WHERE q.state = 1 AND l.kind = ?
            """;

    private static final Json.Obj RESULT = Json.EMPTY.with("rows", Json.of(3));

    private final TestEngine engine = new TestEngine(DATABASE);
    private final CountDownLatch started = new CountDownLatch(1);

    @Test
    void aJobRunsAndIsOver() {
        var job = engine.enqueue();
        try (var worker = new TestWorker(engine, _ -> new Ending.Succeeded(RESULT))) {
            assertThat(worker.run.handle()).isTrue();
            worker.settleOne();
            assertThat(engine.jobs.result(engine.owner, job.id())).contains(RESULT);
            assertThat(engine.jobs.results(List.of(job.id()))).containsExactly(Map.entry(job.id(), RESULT));
            assertThat(worker.run.handle()).isFalse();
        }
    }

    @Test
    void anUnexpectedExceptionIsReportedAndTriedAgainLater() {
        var job = engine.enqueue();
        try (var worker = new TestWorker(engine, _ -> {
            throw new IllegalStateException("oops");
        })) {
            assertThat(worker.run.handle()).isTrue();
            worker.settleOne();
            assertThat(worker.faults).containsExactly("unexpected oops");
            assertThat(state(job).status()).isEqualTo(JobStatus.QUEUED);
            var attempt = engine.jobs.attempts(engine.owner, job.id()).getFirst();
            assertThat(attempt.failure()).extracting(Failure::code).isEqualTo("internal-error");
            assertThat(attempt.nextAt()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
        }
    }

    @Test
    void aWorkerThatAnAdminDrainsTakesNothingMoreUntilItIsResumed() {
        var _ = engine.enqueue();
        try (var worker = new TestWorker(engine, _ -> new Ending.Succeeded(RESULT))) {
            engine.sql("UPDATE worker SET draining = true");
            var _ = worker.beat.handle();
            assertThat(worker.run.handle()).isFalse();
            engine.sql("UPDATE worker SET draining = false");
            var _ = worker.beat.handle();
            assertThat(worker.run.handle()).isTrue();
        }
    }

    @Test
    void noMoreJobsAreClaimedThanThereAreSlots() {
        for (int i = 0; i < 3; i++) {
            var _ = engine.enqueue();
        }
        try (var worker = new TestWorker(engine, this::waits)) {
            assertThat(worker.run.handle()).isTrue();
            assertThat(worker.run.running()).isEqualTo(2);
            assertThat(worker.run.handle()).isFalse();
        }
    }

    @Test
    void aKindThatAnOlderWorkerDoesNotKnowIsLeftToNewerOnes() {
        var newer = new TestEngine(DATABASE);
        var job = newer.enqueue();
        try (var older = new TestWorker(engine, _ -> new Ending.Succeeded(RESULT))) {
            assertThat(older.run.handle()).isFalse();
            assertThat(older.faults).isEmpty();
        }
        assertThat(newer.find(job.id()).state().epoch()).isZero();
        try (var worker = new TestWorker(newer, _ -> new Ending.Succeeded(RESULT))) {
            assertThat(worker.run.handle()).isTrue();
            worker.settleOne();
            assertThat(newer.find(job.id()).state().attempts()).isEqualTo(1);
        }
    }

    @Test
    void shortJobsAreClaimedAheadAndHandedBackWhenTheyWaitTooLong() throws Exception {
        var quick = new AtomicBoolean(true);
        var begun = new CountDownLatch(2);
        for (int i = 0; i < 100; i++) {
            var _ = engine.enqueue();
        }
        try (var worker = new TestWorker(engine, execution -> {
            if (quick.get()) {
                return new Ending.Succeeded(RESULT);
            }
            begun.countDown();
            return waits(execution);
        })) {
            for (int i = 0; i < 3; i++) {
                claimOnce(worker);
                awaitIdle(worker);
            }
            quick.set(false);
            claimOnce(worker);
            int here = worker.run.running();
            assertThat(here).isGreaterThan(2);
            begun.await();
            worker.clock.advance(Duration.ofSeconds(2));
            var _ = worker.watch.handle();
            assertThat(worker.run.running()).isEqualTo(2);
            worker.settleOne();
            assertThat(engine.count(RUNNING, engine.kind)).isEqualTo(2);
        }
    }

    /// As soon as the slots are free again.
    private static void claimOnce(TestWorker worker) {
        worker.clock.advance(Duration.ofMillis(5));
        while (!worker.run.handle()) {
            Thread.onSpinWait();
        }
    }

    private static void awaitIdle(TestWorker worker) {
        while (worker.run.running() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aCanceledJobIsInterruptedAndOver() throws Exception {
        var job = engine.enqueue();
        try (var worker = new TestWorker(engine, this::waits)) {
            start(worker);
            assertThat(engine.jobs.cancel(engine.owner, job.id())).contains(true);
            worker.run.cancelRequested(job.id());
            worker.settleOne();
            assertThat(state(job).status()).isEqualTo(JobStatus.CANCELED);
        }
    }

    @Test
    void aCancellationWhoseNewsWasLostIsFoundByTheNextBeat() throws Exception {
        var job = engine.enqueue();
        try (var worker = new TestWorker(engine, this::waits)) {
            start(worker);
            assertThat(engine.jobs.cancel(engine.owner, job.id())).contains(true);
            var _ = worker.beat.handle();
            var _ = worker.watch.handle();
            worker.settleOne();
            assertThat(state(job).status()).isEqualTo(JobStatus.CANCELED);
        }
    }

    @Test
    void anOverdueAttemptIsInterruptedAndCounts() throws Exception {
        var job = engine.enqueue(new Limits(1, Duration.ofSeconds(2), null));
        try (var worker = new TestWorker(engine, this::waits)) {
            start(worker);
            worker.clock.advance(Duration.ofSeconds(3));
            var _ = worker.watch.handle();
            worker.settleOne();
            assertThat(state(job).status()).isEqualTo(JobStatus.FAILED);
            assertThat(state(job).error()).extracting(Failure::code).isEqualTo("attempt-timed-out");
        }
    }

    @Test
    void aJobBeyondItsLastMomentExpires() throws Exception {
        var job =
                engine.enqueue(new Limits(5, Duration.ofHours(1), Instant.now().plusSeconds(60)));
        try (var worker = new TestWorker(engine, this::waits)) {
            start(worker);
            worker.clock.advance(Duration.ofSeconds(9));
            var _ = worker.beat.handle();
            worker.clock.advance(Duration.ofSeconds(51));
            var _ = worker.watch.handle();
            worker.settleOne();
            assertThat(state(job).status()).isEqualTo(JobStatus.EXPIRED);
        }
    }

    @Test
    void aHandlerThatIgnoresTheInterruptLosesItsSlotAndItsLateResult() throws Exception {
        var job = engine.enqueue(new Limits(1, Duration.ofSeconds(2), null));
        var release = new CountDownLatch(1);
        try (var worker = new TestWorker(engine, _ -> {
            started.countDown();
            waitStubbornly(release);
            return new Ending.Succeeded(RESULT);
        })) {
            start(worker);
            worker.clock.advance(Duration.ofSeconds(3));
            var _ = worker.watch.handle();
            assertThat(worker.run.running()).isEqualTo(1);
            worker.clock.advance(Duration.ofSeconds(11));
            var _ = worker.watch.handle();
            assertThat(worker.run.running()).isZero();
            assertThat(worker.faults).containsExactly("stuck");
            worker.settleOne();
            release.countDown();
            assertThat(state(job).status()).isEqualTo(JobStatus.FAILED);
        }
    }

    @Test
    void progressIsWrittenAtMostOnceASecond() throws Exception {
        var job = engine.enqueue();
        try (var worker = new TestWorker(engine, execution -> {
            execution.progress(10, "ten");
            return waits(execution);
        })) {
            start(worker);
            var _ = worker.watch.handle();
            assertThat(state(job).progress().message()).isEqualTo("ten");
            int revision = state(job).revision();
            var _ = worker.watch.handle();
            assertThat(state(job).revision()).isEqualTo(revision);
        }
    }

    @Test
    void aWorkerThatCannotSayThatItLivesStopsClaimingAndInterruptsItsJobs() throws Exception {
        var job = engine.enqueue();
        try (var worker = new TestWorker(engine, this::waits)) {
            start(worker);
            var _ = engine.enqueue();
            worker.clock.advance(Duration.ofSeconds(10));
            assertThat(worker.run.handle()).isFalse();
            var _ = worker.watch.handle();
            worker.settleOne();
            assertThat(state(job).status()).isEqualTo(JobStatus.QUEUED);
            assertThat(state(job).attempts()).isZero();
        }
    }

    @Test
    void stoppingHandsBackWhatRunsWithoutCountingTheAttempt() throws Exception {
        var job = engine.enqueue();
        try (var worker = new TestWorker(engine, this::waits)) {
            start(worker);
            worker.stop.handle(Duration.ZERO);
            assertThat(state(job).status()).isEqualTo(JobStatus.QUEUED);
            assertThat(state(job).attempts()).isZero();
            assertThat(engine.jobs.attempts(engine.owner, job.id()))
                    .extracting(Attempt::end)
                    .containsExactly(Attempt.End.HANDED_BACK);
            assertThat(worker.run.handle()).isFalse();
        }
    }

    @Test
    void stoppingWaitsForWhatEndsInTime() throws Exception {
        var job = engine.enqueue();
        var release = new CountDownLatch(1);
        try (var worker = new TestWorker(engine, _ -> {
            started.countDown();
            release.await();
            return new Ending.Succeeded(RESULT);
        })) {
            start(worker);
            release.countDown();
            worker.stop.handle(Duration.ofSeconds(30));
            assertThat(state(job).status()).isEqualTo(JobStatus.SUCCEEDED);
        }
    }

    @Test
    void jobsOfAClaimWhoseAnswerWasLostAreHandedBack() {
        var job = engine.enqueue();
        try (var worker = new TestWorker(engine, new LosingAnswers(engine.queue), _ -> new Ending.Succeeded(RESULT))) {
            assertThatThrownBy(worker.run::handle).hasMessage("lost");
            assertThat(state(job).status()).isEqualTo(JobStatus.RUNNING);
            assertThat(worker.run.handle()).isFalse();
            worker.settleOne();
            assertThat(engine.news.events()).contains("ready");
            worker.run.ready();
            assertThat(worker.run.handle()).isTrue();
            worker.settleOne();
            assertThat(state(job).status()).isEqualTo(JobStatus.SUCCEEDED);
        }
    }

    private void start(TestWorker worker) throws InterruptedException {
        assertThat(worker.run.handle()).isTrue();
        assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private Ending waits(Execution execution) throws InterruptedException {
        started.countDown();
        new CountDownLatch(1).await();
        throw new IllegalStateException("nobody counts down for " + execution.id());
    }

    private static void waitStubbornly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                // Does not listen: that is the point.
            }
        }
    }

    private JobState state(Job job) {
        return engine.find(job.id()).state();
    }
}
