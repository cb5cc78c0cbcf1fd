package dev.cloakroom.persistence.leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.upkeep.Leadership;
import dev.cloakroom.application.jobs.upkeep.RescueJobs;
import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.application.leases.ClaimLeases;
import dev.cloakroom.application.leases.CompleteLeases;
import dev.cloakroom.application.leases.ExtendLeases;
import dev.cloakroom.application.leases.LeaseWaiters;
import dev.cloakroom.application.leases.Leases;
import dev.cloakroom.application.leases.ReleaseLease;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.leases.Lease;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobQueue;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import dev.cloakroom.persistence.jobs.JdbiWorkers;
import dev.cloakroom.persistence.jobs.proof.CutConnections;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A lease from its claim to its end, and how workers lose theirs.
@Timeout(60)
class LeaseLifeTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AtomicInteger KINDS = new AtomicInteger();
    private static final Duration TIME = Duration.ofSeconds(30);

    private final Broadcast news = new Broadcast();
    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), news);
    private final JobQueue queue = new JdbiJobQueue(DATABASE.jdbi(), news);
    private final Leases leases = new JdbiLeases(DATABASE.jdbi(), queue, news);
    private final LeaseWaiters waiters = new LeaseWaiters(leases);
    private final ClaimLeases claim = new ClaimLeases(leases, waiters, Instant::now, UUID::randomUUID, new Random(1));
    private final ExtendLeases extend = new ExtendLeases(leases);
    private final CompleteLeases complete = new CompleteLeases(leases, _ -> 0);
    private final String kind = "kind-" + KINDS.incrementAndGet();
    private final UserId owner = DATABASE.newUser();
    private final Caller worker = worker(owner);

    @BeforeEach
    void nobodyLeads() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM leadership"));
    }

    @Test
    void noJobGoesToTwoWorkersThatAskAtATime() throws Exception {
        var expected = new ArrayList<UUID>();
        for (int i = 0; i < 120; i++) {
            expected.add(enqueue().id().value());
        }
        var taken = new ConcurrentLinkedQueue<UUID>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                var _ = threads.submit(() -> takeAll(worker(owner), taken));
            }
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(expected);
    }

    private @Nullable Void takeAll(Caller worker, ConcurrentLinkedQueue<UUID> taken) throws InterruptedException {
        for (var got = take(worker, 7); !got.isEmpty(); got = take(worker, 7)) {
            got.forEach(lease -> taken.add(lease.claim().id().value()));
        }
        return null;
    }

    @Test
    void aWorkerLeavesKindsThatItDoesNotKnowToOthers() throws Exception {
        var _ = enqueue();
        var wanted = new ClaimLeases.Wanted(List.of(kind + "-of-an-older-version"), 5, Duration.ZERO, TIME);
        assertThat(claim.handle(worker, wanted, () -> false).leases()).isEmpty();
        assertThat(take(worker, 5)).hasSize(1);
    }

    @Test
    void aSilentWorkerLosesItsJobAsIfItHadCrashed() throws Exception {
        var job = enqueue();
        var lost = takeOne(worker);
        sql("UPDATE job_queue SET lease_until = now() - interval '1 second' WHERE job_id = ?", job);
        rescue();
        assertThat(ends(job)).containsExactly(Attempt.End.CRASHED);
        var second = worker(owner);
        var lease = takeOne(second);
        assertThat(lease.claim().crashes()).isEqualTo(1);
        assertThat(lease.claim().attempt()).isEqualTo(1);
        assertThat(lease.key().epoch()).isGreaterThan(lost.key().epoch() + 1);
        var before = jobs.find(owner, job.id());
        assertLost(() -> complete(worker, lost));
        assertLost(() -> heartbeat(worker, lost, new Progress(9, "")));
        assertLost(() -> new ReleaseLease(leases).handle(worker, lost.key()));
        assertThat(jobs.find(owner, job.id())).isEqualTo(before);
        complete(second, lease);
        assertThat(status(job)).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void theSilenceOfItsEntryIsNoDeathOfAWorkerThatHeartbeats() throws Exception {
        var job = enqueue();
        var lease = takeOne(worker);
        DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE worker SET seen_at = now() - interval '1 hour'"));
        rescue();
        assertThat(status(job)).isEqualTo(JobStatus.RUNNING);
        heartbeat(worker, lease, null);
        int silent = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FROM worker
                        WHERE :kind = ANY (kinds) AND seen_at < now() - interval '1 minute'
                        """)
                        .bind("kind", kind)
                        .mapTo(Integer.class)
                        .one());
        assertThat(silent).as("a heartbeat is a sign of life").isZero();
    }

    @Test
    void aDeadlineEndsTheAttemptThoughItsWorkerHeartbeats() throws Exception {
        var job = enqueue();
        var lease = takeOne(worker);
        heartbeat(worker, lease, null);
        sql("UPDATE job_queue SET deadline_at = now() - interval '1 second' WHERE job_id = ?", job);
        rescue();
        assertThat(ends(job)).containsExactly(Attempt.End.TIMED_OUT);
        assertThat(status(job)).isEqualTo(JobStatus.QUEUED);
        assertLost(() -> complete(worker, lease));
    }

    @Test
    void aCompletionWhoseConnectionBreaksIsWrittenOnceWhenItIsSentAgain() throws Exception {
        var whole = completeOver(CutConnections.none(DATABASE.database()));
        assertThat(whole.boundaries()).isPositive();
        for (int boundary = 1; boundary <= whole.boundaries(); boundary++) {
            assertThat(completeOver(new CutConnections(DATABASE.database(), boundary))
                            .hasCut())
                    .isTrue();
        }
    }

    private CutConnections completeOver(CutConnections cut) throws Exception {
        var job = enqueue();
        var lease = takeOne(worker);
        var breaking = new JdbiLeases(cut.jdbi(), new JdbiJobQueue(cut.jdbi(), news), news);
        var completion = List.of(new CompleteLeases.Completion(lease.key(), Json.EMPTY));
        try {
            var _ = new CompleteLeases(breaking, _ -> 0).handle(worker, completion);
        } catch (RuntimeException _) {
            // The worker learns nothing and sends it again.
        }
        complete(worker, lease);
        assertThat(status(job)).isEqualTo(JobStatus.SUCCEEDED);
        assertThat(ends(job)).containsExactly(Attempt.End.SUCCEEDED);
        return cut;
    }

    @Test
    void theEndOfTheWholeJobExpiresIt() throws Exception {
        var job = enqueue(new Limits(5, Duration.ofMinutes(1), Instant.now().plusSeconds(60)));
        var _ = takeOne(worker);
        sql("UPDATE job_queue SET deadline_at = now(), finish_by = now() WHERE job_id = ?", job);
        rescue();
        assertThat(status(job)).isEqualTo(JobStatus.EXPIRED);
    }

    @Test
    void aHeartbeatAloneIsNoChangeToTheOwner() throws Exception {
        var job = enqueue();
        var lease = takeOne(worker);
        var before = jobs.find(owner, job.id()).orElseThrow();
        heartbeat(worker, lease, null);
        assertThat(jobs.find(owner, job.id())).contains(before);
        heartbeat(worker, lease, new Progress(40, "half"));
        var after = jobs.find(owner, job.id()).orElseThrow().state();
        assertThat(after.progress()).isEqualTo(new Progress(40, "half"));
        assertThat(after.revision()).isEqualTo(before.state().revision() + 1);
    }

    @Test
    void aWorkerThatDrainsGetsNothingMore() throws Exception {
        var _ = enqueue();
        var _ = claim.handle(worker, wanted(1), () -> false).leases();
        var _ = enqueue();
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute("UPDATE worker SET draining = true WHERE ? = ANY (kinds)", kind));
        var claimed = claim.handle(worker, wanted(1), () -> false);
        assertThat(claimed.draining()).isTrue();
        assertThat(claimed.leases()).isEmpty();
    }

    /// Nobody looks from time to time here: it is the end of the one job that rings for the other.
    @Test
    void aWorkerThatWaitsAtAFullCapIsRungByTheEndOfAJob() throws Exception {
        news.add(waiters);
        waiters.wakeBy(() -> {
            var _ = waiters.handle();
        });
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO owner_share SELECT owner_no, 1 FROM users WHERE id = ?", owner.value()));
        var first = enqueue();
        var second = enqueue();
        var lease = takeOne(worker);
        assertThat(lease.claim().id()).isEqualTo(first.id());
        var waiting = new ClaimLeases.Wanted(List.of(kind), 1, Duration.ofSeconds(40), TIME);
        var next = new FutureTask<>(
                () -> claim.handle(worker(owner), waiting, () -> false).leases());
        var thread = Thread.ofPlatform().start(next);
        // A thread that asks the database is runnable.
        while (waiters.waiting() == 0 || thread.getState() != Thread.State.TIMED_WAITING) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        complete(worker, lease);
        assertThat(next.get()).extracting(got -> got.claim().id()).containsExactly(second.id());
    }

    private Job enqueue() {
        return enqueue(Limits.DEFAULT);
    }

    private Job enqueue(Limits limits) {
        var job = JobsContract.job(
                new Submission(owner, kind, "default", JobsContract.PAYLOAD, 5, null, limits, Submission.Origin.NONE));
        jobs.enqueue(job);
        return job;
    }

    private static Caller worker(UserId user) {
        var key = new Principal.Credential.ApiKey(UUID.randomUUID());
        return new Caller(new Principal(user, Role.USER, Set.of(Scope.LEASES), key), null, "test");
    }

    private ClaimLeases.Wanted wanted(int most) {
        return new ClaimLeases.Wanted(List.of(kind), most, Duration.ZERO, TIME);
    }

    private List<Lease> take(Caller worker, int most) throws InterruptedException {
        return claim.handle(worker, wanted(most), () -> false).leases();
    }

    private Lease takeOne(Caller worker) throws InterruptedException {
        var taken = take(worker, 1);
        assertThat(taken).hasSize(1);
        return taken.getFirst();
    }

    private void complete(Caller worker, Lease lease) {
        var completion = new CompleteLeases.Completion(lease.key(), Json.EMPTY);
        var _ = complete.handle(worker, List.of(completion)).getFirst().orThrow();
    }

    private void heartbeat(Caller worker, Lease lease, @Nullable Progress progress) {
        var extension = new Leases.Extension(lease.key(), progress);
        var _ = extend.handle(worker, List.of(extension), TIME).getFirst().orThrow();
    }

    private static void assertLost(Runnable action) {
        assertThatExceptionOfType(Rejection.Conflict.class)
                .isThrownBy(action::run)
                .satisfies(conflict -> assertThat(conflict.code()).isEqualTo("lease-lost"));
    }

    private JobStatus status(Job job) {
        return jobs.find(owner, job.id()).orElseThrow().status();
    }

    private List<Attempt.End> ends(Job job) {
        return jobs.attempts(owner, job.id()).stream().map(Attempt::end).toList();
    }

    private static void sql(String sql, Job job) {
        DATABASE.jdbi()
                .useHandle(handle ->
                        assertThat(handle.execute(sql, job.id().value())).isEqualTo(1));
    }

    private void rescue() {
        var leader = new Leadership(new JdbiWorkers(DATABASE.jdbi()), new TestIds().get(), new TestClock());
        var _ = new RescueJobs(queue, leader, new Random(1)).handle();
    }
}
