package dev.cloakroom.persistence.jobs.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.jobs.SubmitJob;
import dev.cloakroom.application.jobs.SubmitJobs;
import dev.cloakroom.application.jobs.work.GiveHeadStart;
import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.application.jobs.work.JobQueue.Settlement;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.JdbiTransactions;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.GroupCommit;
import dev.cloakroom.persistence.jobs.TestEngine;
import dev.cloakroom.persistence.jobs.work.TestWorker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Cuts the connection before and after every statement and every commit of what the engine does. Then whoever did it
/// does it again, as clients and loops do, and nothing is lost, doubled, or counted twice.
@Timeout(120)
class CutAtEveryBoundaryTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Failure FAILURE = new Failure("source-unavailable", "The source is away.");
    private static final int MANY = 3;

    /// The client sends it again with the same key.
    private static final class Submit extends Deed {
        @Override
        void act(Jdbi jdbi) {
            var intake = new GroupCommit(Routing.none(jdbi), new Broadcast());
            var submit = new SubmitJob(new Kinds(Map.of()), intake, InstantSource.system(), new TestIds());
            var _ = submit.handle(caller(), wanted(), once());
        }

        @Override
        void check() {
            assertThat(jobsOfOwner()).isEqualTo(1);
            assertThat(engine.count(
                            "SELECT count(*) FROM idempotency k JOIN job j ON j.id = k.job_id"
                                    + " WHERE k.owner_no = (SELECT owner_no FROM users WHERE id = ?)",
                            engine.owner.value()))
                    .isEqualTo(1);
        }
    }

    /// The same where the job is to begin as it is stored. The worker hands back what it holds without knowing.
    private static final class SubmitAndBegin extends Deed {
        private final AtomicInteger runs = new AtomicInteger();
        private final TestWorker worker = new TestWorker(engine, _ -> {
            runs.incrementAndGet();
            return new Ending.Succeeded(Json.EMPTY);
        });

        SubmitAndBegin() {
            assertThat(worker.run.handle()).isFalse();
        }

        @Override
        void act(Jdbi jdbi) {
            var intake = new GroupCommit(Routing.none(jdbi), new Broadcast());
            intake.beginBy(new GiveHeadStart(worker.run));
            var submit = new SubmitJob(new Kinds(Map.of()), intake, InstantSource.system(), new TestIds());
            var _ = submit.handle(caller(), wanted(), once());
        }

        @Override
        void check() {
            assertThat(jobsOfOwner()).isEqualTo(1);
            while (jobsThatAreOver() == 0) {
                worker.run.ready();
                var _ = worker.run.handle();
                var _ = worker.settle.handle();
            }
            assertThat(runs).hasValue(1);
            assertThat(worker.faults).isEmpty();
            worker.close();
        }

        private int jobsThatAreOver() {
            return engine.count(
                    "SELECT count(*) FROM job_outcome WHERE owner_no = (SELECT owner_no FROM users WHERE id = ?)",
                    engine.owner.value());
        }
    }

    private static final class SubmitMany extends Deed {
        @Override
        void act(Jdbi jdbi) {
            var submit = new SubmitJobs(
                    new Kinds(Map.of()),
                    jobs(jdbi),
                    new JdbiIdempotencyKeys(jdbi),
                    new JdbiTransactions(jdbi),
                    InstantSource.system(),
                    new TestIds());
            var _ = submit.handle(caller(), List.of(wanted(), wanted(), wanted()), once());
        }

        @Override
        void check() {
            assertThat(jobsOfOwner()).isEqualTo(MANY);
        }
    }

    /// The worker hands back what it holds without knowing, and claims again.
    private static final class ClaimJobs extends Deed {
        ClaimJobs() {
            for (int i = 0; i < MANY; i++) {
                engine.enqueue();
            }
        }

        @Override
        void act(Jdbi jdbi) {
            var queue = queue(jdbi);
            var shares = queue.ready(Set.of(engine.kind)).sources().stream()
                    .map(source -> new JobQueue.Share(source, 10))
                    .toList();
            var _ = queue.claim(engine.worker, shares);
        }

        @Override
        void repeat() {
            var held = engine.queue.held(engine.worker);
            assertThat(engine.queue.settle(held.stream()
                            .map(claim -> new Settlement(claim.id(), claim.epoch(), claim.handedBack(), false))
                            .toList()))
                    .isEmpty();
        }

        @Override
        void check() {
            var claimed = engine.claim(10);
            assertThat(claimed)
                    .hasSize(MANY)
                    .allSatisfy(job -> assertThat(job.claim().attempt()).isEqualTo(1));
        }
    }

    /// Writes what became of a claimed job; the worker keeps it until it knows that it is written.
    private static final class Settle extends Deed {
        private final Claim claim;
        private final Fate fate;
        private final JobStatus expected;
        private final boolean rescued;

        Settle(Function<Claim, Fate> fate, JobStatus expected, boolean cancel, boolean rescued) {
            engine.enqueue(TestEngine.attempts(2));
            this.claim = engine.claimOne();
            this.fate = fate.apply(claim);
            this.expected = expected;
            this.rescued = rescued;
            if (cancel) {
                assertThat(engine.jobs.cancel(engine.owner, claim.id())).contains(true);
            }
        }

        @Override
        void act(Jdbi jdbi) {
            var _ = queue(jdbi).settle(List.of(new Settlement(claim.id(), claim.epoch(), fate, rescued)));
        }

        @Override
        void check() {
            var job = engine.find(claim.id());
            assertThat(job.status()).isEqualTo(expected);
            assertThat(engine.jobs.attempts(engine.owner, claim.id()))
                    .filteredOn(attempt -> attempt.end() != Attempt.End.SUCCEEDED)
                    .hasSize(expected == JobStatus.SUCCEEDED ? 0 : 1);
            assertThat(engine.settle(claim, claim.succeeded(Json.EMPTY))).isFalse();
        }
    }

    private static final class Cancel extends Deed {
        private final JobId id = engine.enqueue().id();

        @Override
        void act(Jdbi jdbi) {
            var _ = jobs(jdbi).cancel(engine.owner, id);
        }

        @Override
        void check() {
            assertThat(engine.find(id).status()).isEqualTo(JobStatus.CANCELED);
        }
    }

    private static final class Rescue extends Deed {
        private final Job job = engine.enqueue();

        Rescue() {
            assertThat(engine.claimOne().id()).isEqualTo(job.id());
            engine.workers.deregister(engine.worker);
        }

        @Override
        void act(Jdbi jdbi) {
            var queue = queue(jdbi);
            var stranded = queue.stranded(Duration.ofSeconds(15), Duration.ofSeconds(30), 1_000).stream()
                    .map(JobQueue.Stranded::claim)
                    .filter(claim -> claim.id().equals(job.id()))
                    .map(claim -> new Settlement(claim.id(), claim.epoch(), claim.crashed(), true))
                    .toList();
            if (!stranded.isEmpty()) {
                var _ = queue.settle(stranded);
            }
        }

        @Override
        void check() {
            var next = engine.claimOne();
            assertThat(next)
                    .extracting(Claim::epoch, Claim::attempt, Claim::crashes)
                    .containsExactly(3, 1, 1);
        }
    }

    private static final class Promote extends Deed {
        private final JobId id = engine.enqueue().id();

        Promote() {
            engine.sql("UPDATE job_queue SET state = 2, run_at = now() WHERE job_id = ?", id.value());
        }

        @Override
        void act(Jdbi jdbi) {
            var _ = queue(jdbi).promote(1_000);
        }

        @Override
        void check() {
            assertThat(engine.claimOne()).extracting(Claim::id, Claim::attempt).containsExactly(id, 1);
        }
    }

    private static final class Expire extends Deed {
        private final JobId id = engine.enqueue().id();

        Expire() {
            engine.sql("UPDATE job_queue SET finish_by = now() - interval '1 s' WHERE job_id = ?", id.value());
        }

        @Override
        void act(Jdbi jdbi) {
            var _ = queue(jdbi).expire(1_000);
        }

        @Override
        void check() {
            assertThat(engine.find(id).status()).isEqualTo(JobStatus.EXPIRED);
        }
    }

    private interface Make {
        Deed deed();
    }

    private record Named(String name, Make make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> deeds() {
        return Stream.of(
                new Named("submit with a key", Submit::new),
                new Named("submit with a key, and begin", SubmitAndBegin::new),
                new Named("submit many with a key", SubmitMany::new),
                new Named("claim", ClaimJobs::new),
                new Named("complete", () -> settle(claim -> claim.succeeded(Json.EMPTY), JobStatus.SUCCEEDED)),
                new Named(
                        "fail, to be tried again",
                        () -> settle(claim -> claim.failed(FAILURE, Duration.ofHours(1)), JobStatus.QUEUED)),
                new Named("fail for good", () -> settle(claim -> claim.refused(FAILURE), JobStatus.FAILED)),
                new Named("hand back", () -> settle(Claim::handedBack, JobStatus.QUEUED)),
                new Named(
                        "hand back a canceled one",
                        () -> new Settle(Claim::handedBack, JobStatus.CANCELED, true, false)),
                new Named("rescue by hand", () -> new Settle(Claim::crashed, JobStatus.QUEUED, false, true)),
                new Named("rescue", Rescue::new),
                new Named("cancel", Cancel::new),
                new Named("promote", Promote::new),
                new Named("expire", Expire::new));
    }

    private static Deed settle(Function<Claim, Fate> fate, JobStatus expected) {
        return new Settle(fate, expected, false, false);
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void whateverIsCutIsDoneOnceWhenItIsDoneAgain(Named named) {
        var whole = CutConnections.none(DATABASE.database());
        var undisturbed = named.make().deed();
        undisturbed.act(whole.jdbi());
        assertThat(whole.boundaries()).isPositive();
        for (int boundary = 1; boundary <= whole.boundaries(); boundary++) {
            var deed = named.make().deed();
            var cut = new CutConnections(DATABASE.database(), boundary);
            try {
                deed.act(cut.jdbi());
            } catch (RuntimeException _) {
                // Told as it is, or as a refusal for the time being.
            }
            assertThat(cut.hasCut()).isTrue();
            deed.repeat();
            deed.check();
            assertWhole(deed.engine);
        }
    }

    /// Each job either lives or is over, and the counters say what the history says.
    private static void assertWhole(TestEngine engine) {
        assertThat(engine.count("""
                        SELECT count(*) FROM job j
                        LEFT JOIN job_queue q ON q.job_id = j.id LEFT JOIN job_outcome o ON o.job_id = j.id
                        WHERE (q.job_id IS NULL) = (o.job_id IS NULL)
                        """)).isZero();
        assertThat(engine.count("""
                        SELECT (SELECT count(*) FROM job_outcome o JOIN users u ON u.owner_no = o.owner_no WHERE u.id = ?)
                             - (SELECT coalesce(sum(c.jobs), 0) FROM job_counter c
                                JOIN users u ON u.owner_no = c.owner_no WHERE u.id = ?)
                        """, engine.owner.value(), engine.owner.value()))
                .isZero();
    }
}
