package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.work.JobQueue.Claimed;
import dev.cloakroom.application.jobs.work.JobQueue.Report;
import dev.cloakroom.application.jobs.work.JobQueue.Settlement;
import dev.cloakroom.application.jobs.work.JobQueue.Share;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.upkeep.JdbiJobHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class JdbiJobQueueTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Json.Obj RESULT = new Json.Obj(Map.of("rows", Json.of(3)));
    private static final Json.Obj TOO_LARGE = new Json.Obj(Map.of("text", Json.of("x".repeat(256 * 1024))));
    private static final Failure FAILURE = new Failure("dependency-unavailable", "The source did not answer.");

    private final TestEngine engine = new TestEngine(DATABASE);

    @Test
    void aClaimedJobRunsAndCarriesAllThatRunningItNeeds() {
        var job = engine.enqueue();
        var claimed = engine.claim(10);
        assertThat(claimed).hasSize(1);
        assertThat(claimed.getFirst().claim().id()).isEqualTo(job.id());
        assertThat(claimed.getFirst().claim().owner()).isEqualTo(engine.owner);
        assertThat(claimed.getFirst().claim().kind()).isEqualTo(engine.kind);
        assertThat(claimed.getFirst().payload().get()).isEqualTo(JobsContract.PAYLOAD);
        assertThat(claimed.getFirst().timeLeft()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        assertThat(claimed.getFirst().lastChance()).isFalse();
        assertThat(engine.find(job.id()).state()).satisfies(state -> {
            assertThat(state.status()).isEqualTo(JobStatus.RUNNING);
            assertThat(state.attempts()).isEqualTo(1);
            assertThat(state.epoch()).isEqualTo(1);
            assertThat(state.revision()).isEqualTo(2);
            assertThat(state.times().started()).isNotNull();
        });
        assertThat(engine.jobs.attempts(engine.owner, job.id()))
                .singleElement()
                .satisfies(attempt -> assertThat(attempt.end()).isEqualTo(Attempt.End.RUNNING));
    }

    @Test
    void urgentJobsComeFirstThenOldOnes() {
        var late = engine.enqueue(Limits.DEFAULT, 9);
        var first = engine.enqueue();
        var second = engine.enqueue();
        var urgent = engine.enqueue(Limits.DEFAULT, 0);
        assertThat(List.of(engine.claimOne(), engine.claimOne(), engine.claimOne(), engine.claimOne()))
                .extracting(claim -> claim.id())
                .containsExactly(urgent.id(), first.id(), second.id(), late.id());
    }

    @Test
    void aWorkerTakesOnlyKindsItKnowsAndNothingOfAPausedQueue() {
        var _ = engine.enqueue();
        assertThat(engine.queue.ready(Set.of("another-kind")).sources()).isEmpty();
        engine.sql("UPDATE queue SET paused_at = now() WHERE name = 'default'");
        assertThat(engine.queue.ready(Set.of(engine.kind)).sources()).isEmpty();
        engine.sql("UPDATE queue SET paused_at = NULL WHERE name = 'default'");
        assertThat(engine.queue.ready(Set.of(engine.kind)).sources()).hasSize(1);
    }

    @Test
    void eachOwnerGetsItsShare() {
        var mine = engine.enqueue();
        var _ = engine.enqueue();
        var other = JobsContract.job(DATABASE.newUser(), engine.kind);
        engine.jobs.enqueue(other);
        assertThat(engine.claim(1))
                .extracting(job -> job.claim().id())
                .containsExactlyInAnyOrder(mine.id(), other.id());
    }

    @Test
    void concurrentClaimsNeverGiveOneJobTwice() throws Exception {
        var ids = new ArrayList<JobId>();
        for (int i = 0; i < 300; i++) {
            ids.add(engine.enqueue().id());
        }
        var source =
                engine.queue.ready(Set.of(engine.kind)).sources().iterator().next();
        Callable<List<Claimed>> claimer = () -> {
            var all = new ArrayList<Claimed>();
            List<Claimed> some;
            do {
                some = engine.queue
                        .claim(engine.worker, List.of(new Share(source, 7)))
                        .jobs();
                all.addAll(some);
            } while (!some.isEmpty());
            return all;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claimed = new ArrayList<JobId>();
            for (Future<List<Claimed>> done : threads.invokeAll(List.of(claimer, claimer, claimer, claimer))) {
                done.get().forEach(job -> claimed.add(job.claim().id()));
            }
            assertThat(claimed).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void aJobThatSucceededIsOverWithItsResult() {
        var job = engine.enqueue();
        var claim = engine.claimOne();
        assertThat(engine.settle(claim, claim.succeeded(RESULT))).isTrue();
        assertThat(engine.find(job.id()).state()).satisfies(state -> {
            assertThat(state.status()).isEqualTo(JobStatus.SUCCEEDED);
            assertThat(state.progress().percent()).isEqualTo(100);
            assertThat(state.revision()).isEqualTo(3);
            assertThat(state.times().finished()).isNotNull();
        });
        assertThat(engine.jobs.result(engine.owner, job.id())).contains(RESULT);
        assertThat(ends(job)).containsExactly(Attempt.End.SUCCEEDED);
        assertThat(engine.news.events()).contains("changed " + job.id());
    }

    @Test
    void aFailedAttemptIsTriedAgainUntilAttemptsAreUsedUp() {
        var job = engine.enqueue(TestEngine.attempts(2));
        var first = engine.claimOne();
        assertThat(engine.settle(first, first.failed(FAILURE, Duration.ofHours(1))))
                .isTrue();
        assertThat(engine.find(job.id()).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(engine.claim(1)).isEmpty();
        assertThat(engine.queue.promote(1000)).isZero();
        becomeDue(job);
        assertThat(engine.queue.promote(1000)).isEqualTo(1);
        var second = engine.claimOne();
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(engine.settle(second, second.failed(FAILURE, Duration.ofHours(1))))
                .isTrue();
        assertThat(engine.find(job.id()).status()).isEqualTo(JobStatus.FAILED);
        assertThat(engine.find(job.id()).state().error()).isEqualTo(FAILURE);
        assertThat(ends(job)).containsExactly(Attempt.End.FAILED, Attempt.End.FAILED);
        assertThat(engine.jobs.attempts(engine.owner, job.id()).getFirst().nextAt())
                .isNotNull();
    }

    @Test
    void anAttemptTellsItsWorkerEvenWhenThatIsLongGone() {
        var job = engine.enqueue();
        var failed = engine.claimOne();
        assertThat(workers(job)).singleElement().asString().startsWith("test/");
        assertThat(engine.settle(failed, failed.failed(FAILURE, Duration.ZERO))).isTrue();
        var refused = engine.claimOne();
        assertThat(engine.settle(refused, refused.refused(FAILURE))).isTrue();
        engine.workers.deregister(engine.worker);
        assertThat(workers(job))
                .hasSize(2)
                .allSatisfy(worker -> assertThat(worker).startsWith("test/"));
    }

    @Test
    void snoozesAndHandBacksDoNotCount() {
        var job = engine.enqueue(TestEngine.attempts(1));
        var snoozed = engine.claimOne();
        assertThat(engine.settle(snoozed, snoozed.snoozed(Duration.ofHours(1)))).isTrue();
        becomeDue(job);
        assertThat(engine.queue.promote(1000)).isEqualTo(1);
        var handedBack = engine.claimOne();
        assertThat(handedBack.attempt()).isEqualTo(1);
        assertThat(engine.settle(handedBack, handedBack.handedBack())).isTrue();
        var third = engine.claimOne();
        assertThat(third.attempt()).isEqualTo(1);
        assertThat(third.epoch()).isEqualTo(3);
        assertThat(ends(job)).containsExactly(Attempt.End.SNOOZED, Attempt.End.HANDED_BACK, Attempt.End.RUNNING);
    }

    @Test
    void oneResultThatCannotBeStoredFailsOnlyItsJob() {
        var good = List.of(engine.enqueue(), engine.enqueue());
        var bad = engine.enqueue();
        var settlements = engine.claim(10).stream()
                .map(job -> job.claim().id().equals(bad.id())
                        ? new Settlement(bad.id(), 1, job.claim().succeeded(TOO_LARGE), false)
                        : new Settlement(job.claim().id(), 1, job.claim().refused(FAILURE), false))
                .toList();
        assertThat(engine.queue.settle(settlements)).isEmpty();
        assertThat(good)
                .allSatisfy(
                        job -> assertThat(engine.find(job.id()).state().error()).isEqualTo(FAILURE));
        assertThat(engine.find(bad.id()).status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void progressIsShownAndRaisesTheRevision() {
        var job = engine.enqueue();
        var claim = engine.claimOne();
        var report = new Report(job.id(), claim.epoch(), new Progress(40, "half way, nearly"));
        assertThat(engine.queue.report(List.of(report))).isEmpty();
        assertThat(engine.find(job.id()).state().progress()).isEqualTo(report.progress());
        assertThat(engine.find(job.id()).state().revision()).isEqualTo(3);
    }

    @Test
    void aCheckpointOutlivesItsAttempt() {
        var job = engine.enqueue();
        var claim = engine.claimOne();
        assertThat(engine.queue.checkpoint(job.id())).isEmpty();
        assertThat(engine.queue.saveCheckpoint(job.id(), claim.epoch(), Json.of(1)))
                .isTrue();
        assertThat(engine.queue.saveCheckpoint(job.id(), claim.epoch(), Json.of(2)))
                .isTrue();
        assertThat(engine.settle(claim, claim.handedBack())).isTrue();
        assertThat(engine.queue.checkpoint(job.id())).contains(Json.of(2));
        var history = new JdbiJobHistory(DATABASE.jdbi());
        assertThat(history.forgetCheckpoints(10)).isZero();
        var second = engine.claimOne();
        assertThat(engine.settle(second, second.succeeded(RESULT))).isTrue();
        assertThat(history.forgetCheckpoints(10)).isEqualTo(1);
    }

    @Test
    void waitingJobsExpireWhenTheyWereToBeOver() {
        var job = engine.enqueue(new Limits(5, Duration.ofMinutes(1), now().plusSeconds(3600)));
        assertThat(engine.queue.expire(1000)).isZero();
        engine.sql(
                "UPDATE job_queue SET finish_by = now() WHERE job_id = ?",
                job.id().value());
        assertThat(engine.queue.expire(1000)).isEqualTo(1);
        assertThat(engine.find(job.id()).status()).isEqualTo(JobStatus.EXPIRED);
        assertThat(engine.find(job.id()).state().error()).isNotNull();
    }

    @Test
    void theLastAttemptEndsWithTheJobsTime() {
        var _ = engine.enqueue(new Limits(5, Duration.ofHours(2), now().plusSeconds(60)));
        var claimed = engine.claim(1).getFirst();
        assertThat(claimed.lastChance()).isTrue();
        assertThat(claimed.timeLeft()).isLessThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void numbersBeyondTwoToThe31Work() {
        var _ = engine.count("SELECT CAST(setval('job_queue_seq', 3000000000) > 0 AS int)");
        var job = engine.enqueue();
        assertThat(engine.claimOne().id()).isEqualTo(job.id());
    }

    private static Instant now() {
        return Instant.now();
    }

    private void becomeDue(Job job) {
        engine.sql(
                "UPDATE job_queue SET run_at = now() WHERE job_id = ?", job.id().value());
    }

    private List<String> workers(Job job) {
        return engine.jobs.attempts(engine.owner, job.id()).stream()
                .map(attempt -> String.valueOf(attempt.worker()))
                .toList();
    }

    private List<Attempt.End> ends(Job job) {
        return engine.jobs.attempts(engine.owner, job.id()).stream()
                .map(Attempt::end)
                .toList();
    }
}
