package dev.cloakroom.persistence.jobs;

import static dev.cloakroom.application.jobs.IntakeContract.answer;
import static dev.cloakroom.application.jobs.IntakeContract.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Intake;
import dev.cloakroom.application.jobs.IntakeContract;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.work.HeadStart;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.Crowd;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class GroupCommitTest implements IntakeContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
    private final RecordedNews news = new RecordedNews();
    private final GroupCommit intake = new GroupCommit(Routing.none(DATABASE.jdbi()), news);

    @Override
    public Intake intake() {
        return intake;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    /// Else each of a crowd asks for it, on a connection of its own.
    @BeforeEach
    void theLaneIsKnown() {
        assertThat(intake.submit(JobsContract.job(newOwner(), "sleep"), null)).isEmpty();
    }

    /// Each key is sent to both nodes, several times, in another order by each thread. There are not so many of them
    /// that they wait for connections for long.
    @Test
    void twoNodesWithTheSameKeysAgreeOnOneAnswerForEachAndNeverDeadlock() throws Exception {
        var owner = newOwner();
        var nodes = List.of(intake, new GroupCommit(Routing.none(DATABASE.jdbi()), news));
        int keys = 40;
        var calls = new ArrayList<Callable<Map.Entry<String, StoredResponse>>>();
        for (int i = 0; i < 16 * keys; i++) {
            var key = "k-" + i % keys;
            var node = nodes.get(i / keys % nodes.size());
            calls.add(() -> Map.entry(key, submit(node, JobsContract.job(owner, "sleep"), key)));
        }
        Collections.shuffle(calls);
        var answers = new HashMap<String, StoredResponse>();
        try (var threads = Executors.newFixedThreadPool(64, Thread.ofVirtual().factory())) {
            for (var call : threads.invokeAll(calls)) {
                var answered = call.get();
                var first = answers.putIfAbsent(answered.getKey(), answered.getValue());
                assertThat(first == null ? answered.getValue() : first).isEqualTo(answered.getValue());
            }
        }
        assertThat(answers).hasSize(keys);
        assertThat(jobs.list(owner, JobFilter.newest(1000)))
                .extracting(job -> answer(job))
                .containsExactlyInAnyOrderElementsOf(answers.values());
    }

    @Test
    void aCrowdSharesItsCommits() throws Exception {
        var owner = newOwner();
        int before = news.events().size();
        var crowd = new Crowd();
        intake.beginBy(_ -> {
            crowd.hold();
            return HeadStart.Places.NONE;
        });
        crowd.come(Collections.nCopies(500, () -> intake.submit(JobsContract.job(owner, "sleep"), null)));
        assertThat(jobs.list(owner, JobFilter.newest(1000))).hasSize(500);
        // Told once for each commit: eight that are full, and those of the first and the last who came.
        assertThat(news.events().size() - before).isBetween(8, 12);
    }

    @Test
    void oneThatCannotBeStoredDoesNotFailItsNeighbours() throws Exception {
        var owner = newOwner();
        var bad = new ArrayList<Future<?>>();
        var good = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                var job = JobsContract.job(owner, "sleep");
                boolean isBad = i % 20 == 7;
                (isBad ? bad : good).add(threads.submit(() -> intake.submit(isBad ? unstorable(owner) : job, null)));
            }
        }
        for (var stored : good) {
            assertThat(stored.get()).isEqualTo(Optional.empty());
        }
        assertThat(bad)
                .hasSize(10)
                .allSatisfy(failed -> assertThatThrownBy(failed::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(JdbiException.class));
        assertThat(jobs.list(owner, JobFilter.newest(1000))).hasSize(190);
    }

    @Test
    void aKeyThatAnotherTransactionHoldsIsInProgressAndItsNeighboursAreStored() throws Exception {
        var owner = newOwner();
        var held = JobsContract.job(owner, "sleep");
        var claimed = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var holder = threads.submit(() -> DATABASE.patiently(() -> {
                DATABASE.jdbi().useHandle(handle -> {
                    var item = new EnqueueStatement.Item(
                            held, new Lanes(DATABASE.jdbi()).number(held.submission()), keyed(held, "held", "f"));
                    assertThat(EnqueueStatement.run(handle, QueueMode.POSTGRES, List.of(item))
                                    .ids())
                            .hasSize(1);
                });
                claimed.countDown();
                await(done);
                return held.id();
            }));
            await(claimed);
            var second = JobsContract.job(owner, "sleep");
            assertThatThrownBy(() -> intake.submit(second, keyed(second, "held", "f")))
                    .isInstanceOfSatisfying(
                            Rejection.Conflict.class,
                            refused -> assertThat(refused.code()).isEqualTo("idempotency-in-progress"));
            var other = JobsContract.job(owner, "sleep");
            assertThat(intake.submit(other, keyed(other, "free", "f"))).isEmpty();
            done.countDown();
            holder.get();
            assertThat(intake.submit(second, keyed(second, "held", "f"))).contains(answer(held));
        }
    }

    @Test
    void whoIsInterruptedStillLearnsWhatBecameOfIt() {
        var job = JobsContract.job(newOwner(), "sleep");
        Thread.currentThread().interrupt();
        try {
            assertThat(intake.submit(job, null)).isEmpty();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(jobs.find(job.submission().owner(), job.id())).contains(job);
    }

    private static StoredResponse submit(Intake node, Job job, String key) {
        return node.submit(job, keyed(job, key, "f")).orElse(answer(job));
    }

    /// More attempts than the column counts.
    private static Job unstorable(UserId owner) {
        return JobsContract.job(new Submission(
                owner,
                "sleep",
                "default",
                JobsContract.PAYLOAD,
                5,
                null,
                TestEngine.attempts(70_000),
                Submission.Origin.NONE));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
