package dev.cloakroom.persistence.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.work.JobQueue.Report;
import dev.cloakroom.application.jobs.work.JobQueue.Settlement;
import dev.cloakroom.application.jobs.work.JobQueue.Stranded;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.TestEngine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who lost a job changes nothing any more; who is canceled never runs again; who is gone loses its jobs.
@Timeout(60)
class FencingTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Failure FAILURE = new Failure("dependency-unavailable", "The source did not answer.");

    private final TestEngine engine = new TestEngine(DATABASE);

    /// In the chaos tests to come this is asked after each storm.
    @AfterEach
    void eachLivingJobHasOneQueueRowAndEachDeadOneOneOutcome() {
        assertThat(engine.count("""
                        SELECT count(*) FROM job j
                        LEFT JOIN job_queue q ON q.job_id = j.id LEFT JOIN job_outcome o ON o.job_id = j.id
                        WHERE (q.job_id IS NULL) = (o.job_id IS NULL)
                        """)).isZero();
    }

    @Test
    void aStaleEpochChangesNothing() {
        var job = engine.enqueue();
        var stale = engine.claimOne();
        assertThat(engine.settle(stale, stale.handedBack())).isTrue();
        var fresh = engine.claimOne();
        var before = engine.find(job.id());
        assertThat(engine.settle(stale, stale.succeeded(Json.EMPTY))).isFalse();
        assertThat(engine.settle(stale, stale.failed(FAILURE, Duration.ZERO))).isFalse();
        assertThat(engine.queue.report(List.of(new Report(job.id(), stale.epoch(), new Progress(9, "")))))
                .containsExactly(job.id());
        assertThat(engine.queue.saveCheckpoint(job.id(), stale.epoch(), Json.of(1)))
                .isFalse();
        assertThat(engine.find(job.id())).isEqualTo(before);
        assertThat(engine.settle(fresh, fresh.succeeded(Json.EMPTY))).isTrue();
        assertThat(engine.settle(fresh, fresh.failed(FAILURE, Duration.ZERO))).isFalse();
        assertThat(engine.find(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void aPausedWorkerThatWakesAfterItsLeaseChangesNothing() {
        var job = engine.enqueue();
        var paused = engine.claimOne();
        engine.sql("UPDATE worker SET seen_at = now() - interval '16 seconds' WHERE worker_no = ?", engine.worker);
        rescue(paused, Stranded.Reason.WORKER_GONE);
        assertThat(engine.find(job.id()).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(engine.settle(paused, paused.succeeded(Json.EMPTY))).isFalse();
        var next = engine.claimOne();
        assertThat(next.epoch()).isEqualTo(3);
        assertThat(next.attempt()).isEqualTo(1);
        assertThat(next.crashes()).isEqualTo(1);
        assertThat(engine.settle(paused, paused.succeeded(Json.EMPTY))).isFalse();
        assertThat(engine.settle(next, next.succeeded(Json.EMPTY))).isTrue();
    }

    @Test
    void aCompletionThatRacesTheRescueWinsOrLosesAtomically() {
        var job = engine.enqueue();
        var claim = engine.claimOne();
        engine.workers.deregister(engine.worker);
        assertThat(stranded(claim)).contains(Stranded.Reason.WORKER_GONE);
        assertThat(engine.settle(claim, claim.succeeded(Json.EMPTY))).isTrue();
        var rescued = List.of(new Settlement(claim.id(), claim.epoch(), claim.crashed(), true));
        assertThat(engine.queue.settle(rescued)).containsExactly(job.id());
        assertThat(engine.find(job.id()).status()).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void aJobThatTakesThreeWorkersDownFails() {
        var job = engine.enqueue(TestEngine.attempts(1));
        engine.workers.deregister(engine.worker);
        for (int crash = 1; crash <= 3; crash++) {
            rescue(engine.claimOne(), Stranded.Reason.WORKER_GONE);
        }
        var failed = engine.find(job.id()).state();
        assertThat(failed.status()).isEqualTo(JobStatus.FAILED);
        assertThat(failed.error()).extracting(error -> error.code()).isEqualTo("worker-crashed");
        assertThat(engine.jobs.attempts(engine.owner, job.id()))
                .extracting(Attempt::end)
                .containsExactly(Attempt.End.CRASHED, Attempt.End.CRASHED, Attempt.End.CRASHED);
    }

    @Test
    void aWorkerThatLivesKeepsItsJobs() {
        var _ = engine.enqueue();
        var claim = engine.claimOne();
        assertThat(stranded(claim)).isEmpty();
        engine.sql("UPDATE worker SET seen_at = now() - interval '16 seconds' WHERE worker_no = ?", engine.worker);
        assertThat(engine.workers.beat(engine.worker)).isPresent();
        assertThat(stranded(claim)).isEmpty();
    }

    @Test
    void aJobThatItsWorkerLetsRunTooLongIsEndedByOthers() {
        var job = engine.enqueue();
        var claim = engine.claimOne();
        engine.sql(
                "UPDATE job_queue SET deadline_at = now() - interval '31 seconds' WHERE job_id = ?",
                job.id().value());
        assertThat(stranded(claim)).contains(Stranded.Reason.TIMED_OUT);
        engine.sql(
                "UPDATE job_queue SET finish_by = now() WHERE job_id = ?",
                job.id().value());
        assertThat(stranded(claim)).contains(Stranded.Reason.EXPIRED);
        assertThat(engine.queue.settle(List.of(new Settlement(claim.id(), claim.epoch(), claim.expired(), true))))
                .isEmpty();
        assertThat(engine.find(job.id()).status()).isEqualTo(JobStatus.EXPIRED);
    }

    @Test
    void aRunningJobIsAskedToStopAndItsWorkerHearsOfIt() {
        var job = engine.enqueue();
        var claim = engine.claimOne();
        assertThat(engine.jobs.cancel(engine.owner, job.id())).contains(true);
        assertThat(engine.find(job.id()).state().cancelRequested()).isTrue();
        assertThat(engine.find(job.id()).status()).isEqualTo(JobStatus.RUNNING);
        assertThat(engine.news.events()).contains("cancel " + job.id());
        assertThat(engine.workers.beat(engine.worker).orElseThrow().canceling()).containsExactly(job.id());
        assertThat(engine.settle(claim, claim.canceled())).isTrue();
        assertThat(engine.find(job.id()).status()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void whoeverIsToBeCanceledNeverGoesBackToTheQueue() {
        assertThat(canceledWhile(claim -> claim.failed(FAILURE, Duration.ZERO))).isEqualTo(JobStatus.CANCELED);
        assertThat(canceledWhile(claim -> claim.snoozed(Duration.ofHours(1)))).isEqualTo(JobStatus.CANCELED);
        assertThat(canceledWhile(Claim::handedBack)).isEqualTo(JobStatus.CANCELED);
        assertThat(canceledWhile(Claim::crashed)).isEqualTo(JobStatus.CANCELED);
        assertThat(canceledWhile(claim -> claim.refused(FAILURE))).isEqualTo(JobStatus.CANCELED);
        assertThat(canceledWhile(claim -> claim.succeeded(Json.EMPTY))).isEqualTo(JobStatus.SUCCEEDED);
    }

    private JobStatus canceledWhile(Function<Claim, Fate> ending) {
        Job job = engine.enqueue();
        var claim = engine.claimOne();
        assertThat(engine.jobs.cancel(engine.owner, job.id())).contains(true);
        assertThat(engine.settle(claim, ending.apply(claim))).isTrue();
        return engine.find(job.id()).status();
    }

    private void rescue(Claim claim, Stranded.Reason reason) {
        assertThat(stranded(claim)).contains(reason);
        assertThat(engine.queue.settle(List.of(new Settlement(claim.id(), claim.epoch(), claim.crashed(), true))))
                .isEmpty();
    }

    private Optional<Stranded.Reason> stranded(Claim claim) {
        return engine.queue.stranded(SILENCE, GRACE, 1000).stream()
                .filter(stranded -> stranded.claim().id().equals(claim.id()))
                .map(Stranded::reason)
                .findFirst();
    }
}
