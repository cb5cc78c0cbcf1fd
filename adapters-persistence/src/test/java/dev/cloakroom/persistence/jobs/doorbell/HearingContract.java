package dev.cloakroom.persistence.jobs.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.doorbell.Doorbell;
import dev.cloakroom.application.jobs.work.JobQueue.Settlement;
import dev.cloakroom.application.queues.PauseQueue;
import dev.cloakroom.application.queues.ResumeQueue;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.doorbell.HandDrivenNode.Body;
import dev.cloakroom.persistence.queues.JdbiQueues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What happens to jobs, however workers hear of them.
@Timeout(120)
public interface HearingContract {

    TestDatabase database();

    /// One that nobody else uses, the same for the whole test; none where workers ask PostgreSQL.
    @Nullable
    Doorbell doorbell() throws Exception;

    @BeforeEach
    default void nothingIsThere() {
        sql("DELETE FROM job_queue");
        sql("DELETE FROM doorbell");
        sql("DELETE FROM leadership");
        sql("DELETE FROM owner_share");
        sql("UPDATE queue SET paused_at = NULL, concurrency = NULL");
    }

    @Test
    default void eachJobRunsExactlyOnceHoweverManyWorkersThereAre() throws Exception {
        var runs = new ConcurrentLinkedQueue<JobId>();
        Body body = execution -> {
            runs.add(execution.id());
            return new Ending.Succeeded(Json.EMPTY);
        };
        try (var one = node(body);
                var other = node(body)) {
            var owner = database().newUser();
            var handedIn = IntStream.range(0, 40)
                    .mapToObj(_ -> JobsContract.job(owner, "sleep"))
                    .toList();
            one.jobs.enqueue(handedIn);
            rounds(() -> runs.size() >= 40, one, other);
            rounds(() -> count("SELECT count(*) FROM job_queue") == 0, one, other);
            assertThat(runs)
                    .hasSize(40)
                    .containsExactlyInAnyOrderElementsOf(
                            handedIn.stream().map(Job::id).toList());
        }
    }

    @Test
    default void whatFailsIsTriedAgainWhenItsTimeHasCome() throws Exception {
        var attempts = new AtomicInteger();
        try (var node = node(_ -> attempts.incrementAndGet() < 3
                ? new Ending.Failed(new Failure("busy", "Come back."), null)
                : new Ending.Succeeded(Json.EMPTY))) {
            var job = handIn(node);
            for (int i = 1; i < 3; i++) {
                int attempt = i;
                rounds(() -> attempts.get() == attempt && !isRunning(job), node);
                assertThat(node.queue.promote(10)).as("not yet").isZero();
                sql("UPDATE job_queue SET run_at = now()");
                assertThat(node.queue.promote(10)).isEqualTo(1);
            }
            rounds(() -> status(node, job) == JobStatus.SUCCEEDED, node);
            assertThat(node.jobs.attempts(job.submission().owner(), job.id())).hasSize(3);
        }
    }

    @Test
    default void whatIsForLaterRunsWhenItsTimeHasComeOrAtOnceWhenItsOwnerWantsIt() throws Exception {
        try (var node = node(_ -> new Ending.Succeeded(Json.EMPTY))) {
            var owner = database().newUser();
            var first = later(owner);
            var second = later(owner);
            node.jobs.enqueue(List.of(first, second));
            for (int i = 0; i < 3; i++) {
                node.round();
            }
            assertThat(status(node, first)).isEqualTo(JobStatus.QUEUED);
            assertThat(node.jobs.runNow(owner, first.id())).isTrue();
            rounds(() -> status(node, first) == JobStatus.SUCCEEDED, node);
            assertThat(status(node, second)).isEqualTo(JobStatus.QUEUED);
            sql("UPDATE job_queue SET run_at = now()");
            assertThat(node.queue.promote(10)).isEqualTo(1);
            rounds(() -> status(node, second) == JobStatus.SUCCEEDED, node);
        }
    }

    @Test
    default void aWorkerThatStopsHandsBackAndAnotherGoesOnWithoutABurnedAttempt() throws Exception {
        var started = new CountDownLatch(1);
        var job = new Job[1];
        try (var stopping = node(_ -> {
                    started.countDown();
                    new CountDownLatch(1).await();
                    return new Ending.Succeeded(Json.EMPTY);
                });
                var other = node(_ -> new Ending.Succeeded(Json.EMPTY))) {
            job[0] = handIn(stopping);
            rounds(() -> started.getCount() == 0, stopping);
            stopping.stop.handle(Duration.ZERO);
            stopping.tend();
            rounds(() -> status(other, job[0]) == JobStatus.SUCCEEDED, other);
            assertThat(find(other, job[0]).state().attempts()).isEqualTo(1);
        }
    }

    @Test
    default void theJobOfAWorkerThatDiedRunsElsewhereAndItsLateResultIsLost() throws Exception {
        var started = new CountDownLatch(1);
        var wake = new CountDownLatch(1);
        try (var dying = node(_ -> {
                    started.countDown();
                    wake.await();
                    return new Ending.Succeeded(Json.EMPTY.with("from", Json.of("the dead")));
                });
                var other = node(_ -> new Ending.Succeeded(Json.EMPTY.with("from", Json.of("the living"))))) {
            var job = handIn(dying);
            rounds(() -> started.getCount() == 0, dying);
            sql("UPDATE worker SET seen_at = now() - interval '1 minute'");
            var _ = other.beat.handle();
            var stranded = other.queue.stranded(Duration.ofSeconds(15), Duration.ofSeconds(30), 10);
            assertThat(stranded).hasSize(1);
            var claim = stranded.getFirst().claim();
            assertThat(other.queue.settle(List.of(new Settlement(claim.id(), claim.epoch(), claim.crashed(), true))))
                    .isEmpty();
            sql("UPDATE job_queue SET run_at = now() WHERE state = 2");
            var _ = other.queue.promote(10);
            rounds(() -> status(other, job) == JobStatus.SUCCEEDED, other);
            wake.countDown();
            rounds(() -> dying.running.running() == 0, dying);
            assertThat(other.jobs.result(job.submission().owner(), job.id()).orElseThrow())
                    .isEqualTo(Json.EMPTY.with("from", Json.of("the living")));
        }
    }

    @Test
    default void aPausedQueueStandsStillUntilItIsResumed() throws Exception {
        var queues = new JdbiQueues(database().jdbi());
        var clock = InstantSource.fixed(Instant.EPOCH);
        new PauseQueue(queues, database().transactions(), new Broadcast(), clock).handle("default");
        try (var node = node(_ -> new Ending.Succeeded(Json.EMPTY))) {
            var job = handIn(node);
            for (int i = 0; i < 3; i++) {
                node.round();
            }
            assertThat(status(node, job)).isEqualTo(JobStatus.QUEUED);
            new ResumeQueue(queues, database().transactions(), new Broadcast()).handle("default");
            node.running.ready();
            sql("UPDATE job_queue SET run_at = now() WHERE state = 2");
            var _ = node.queue.promote(10);
            rounds(() -> status(node, job) == JobStatus.SUCCEEDED, node);
            assertThat(find(node, job).state().attempts()).isEqualTo(1);
        }
    }

    @Test
    default void aLimitHoldsAndAllJobsRunInTheEnd() throws Exception {
        sql("UPDATE queue SET concurrency = 2");
        var under = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        Body body = _ -> {
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            under.decrementAndGet();
            done.incrementAndGet();
            return new Ending.Succeeded(Json.EMPTY);
        };
        try (var one = node(body);
                var other = node(body)) {
            var owner = database().newUser();
            one.jobs.enqueue(IntStream.range(0, 12)
                    .mapToObj(_ -> JobsContract.job(owner, "sleep"))
                    .toList());
            rounds(
                    () -> {
                        sql("UPDATE job_queue SET run_at = now() WHERE state = 2");
                        var _ = one.queue.promote(100);
                        one.running.ready();
                        other.running.ready();
                        return done.get() == 12 && count("SELECT count(*) FROM job_queue") == 0;
                    },
                    one,
                    other);
            assertThat(most.get()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    default void whatIsCanceledWhileItWaitsNeverRuns() throws Exception {
        Set<JobId> ran = ConcurrentHashMap.newKeySet();
        try (var node = node(execution -> {
            ran.add(execution.id());
            return new Ending.Succeeded(Json.EMPTY);
        })) {
            var canceled = handIn(node);
            node.ring();
            assertThat(node.jobs.cancel(canceled.submission().owner(), canceled.id()))
                    .contains(true);
            var next = handIn(node);
            rounds(() -> status(node, next) == JobStatus.SUCCEEDED, node);
            assertThat(status(node, canceled)).isEqualTo(JobStatus.CANCELED);
            assertThat(ran).isEqualTo(new HashSet<>(List.of(next.id())));
        }
    }

    @Test
    default void whatUsersRunThemselvesWaitsForTheirLeases() throws Exception {
        try (var node = node(_ -> new Ending.Succeeded(Json.EMPTY))) {
            var job = JobsContract.job(database().newUser(), "invoices.render");
            node.jobs.enqueue(job);
            node.round();
            assertThat(status(node, job)).isEqualTo(JobStatus.QUEUED);
            assertThat(count("SELECT count(*) FROM job_queue WHERE state = 0")).isEqualTo(1);
            assertThat(count("SELECT count(*) FROM doorbell")).isZero();
        }
    }

    default HandDrivenNode node(Body body) throws Exception {
        return new HandDrivenNode(database(), doorbell(), body);
    }

    default Job handIn(HandDrivenNode node) {
        var job = JobsContract.job(database().newUser(), "sleep");
        node.jobs.enqueue(job);
        return job;
    }

    default void sql(String sql) {
        database().jdbi().useHandle(handle -> handle.execute(sql));
    }

    default int count(String sql) {
        return database()
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    default boolean isRunning(Job job) {
        return count("SELECT count(*) FROM job_queue WHERE state = 1 AND job_id = '" + job.id() + "'") == 1;
    }

    static Job find(HandDrivenNode node, Job job) {
        return node.jobs.find(job.submission().owner(), job.id()).orElseThrow();
    }

    static JobStatus status(HandDrivenNode node, Job job) {
        return find(node, job).state().status();
    }

    /// Until it is so; the time limit of the test ends it otherwise.
    static void rounds(BooleanSupplier over, HandDrivenNode... nodes) throws Exception {
        while (!over.getAsBoolean()) {
            for (var node : nodes) {
                node.round();
            }
        }
    }

    private static Job later(UserId owner) {
        return JobsContract.job(new Submission(
                owner,
                "sleep",
                "default",
                JobsContract.PAYLOAD,
                Submission.DEFAULT_PRIORITY,
                Instant.now().plus(Duration.ofHours(1)),
                Limits.DEFAULT,
                Submission.Origin.NONE));
    }
}
