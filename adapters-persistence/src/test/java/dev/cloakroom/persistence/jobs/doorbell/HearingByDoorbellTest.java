package dev.cloakroom.persistence.jobs.doorbell;

import static dev.cloakroom.persistence.jobs.doorbell.HearingContract.find;
import static dev.cloakroom.persistence.jobs.doorbell.HearingContract.rounds;
import static dev.cloakroom.persistence.jobs.doorbell.HearingContract.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.doorbell.Doorbell;
import dev.cloakroom.application.jobs.doorbell.InMemoryDoorbell;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whatever may happen to messages harms no job.
class HearingByDoorbellTest implements HearingContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final InMemoryDoorbell doorbell = new InMemoryDoorbell();
    private final Queue<JobId> runs = new ConcurrentLinkedQueue<>();

    @Override
    public TestDatabase database() {
        return DATABASE;
    }

    @Override
    public Doorbell doorbell() {
        return doorbell;
    }

    @Test
    void aLostMessageIsRungForAgain() throws Exception {
        try (var node = counting()) {
            var job = handIn(node);
            node.ring();
            doorbell.loseAll();
            node.round();
            assertThat(runs).isEmpty();
            assertThat(node.queue.promote(10))
                    .as("not yet: it may be under way")
                    .isZero();
            sql("UPDATE job_queue SET run_at = run_at - interval '5 minutes'");
            assertThat(node.queue.promote(10)).isEqualTo(1);
            rounds(() -> status(node, job) == JobStatus.SUCCEEDED, node);
            assertThat(runs).containsExactly(job.id());
        }
    }

    @Test
    void whatIsStillToBeSentIsNotRungForAgain() throws Exception {
        try (var node = counting()) {
            var _ = handIn(node);
            sql("UPDATE job_queue SET run_at = run_at - interval '5 minutes'");
            assertThat(node.queue.promote(10)).isEqualTo(1);
            assertThat(node.queue.promote(10)).isZero();
            assertThat(count("SELECT count(*) FROM doorbell")).isEqualTo(1);
        }
    }

    @Test
    void anOldJobIsRungForMoreAndMoreSeldom() throws Exception {
        try (var node = counting()) {
            var _ = handIn(node);
            sql("DELETE FROM doorbell");
            long millis = Instant.now().minus(Duration.ofMinutes(40)).toEpochMilli();
            var old = new UUID(millis << 16 | 0x7000, 1L << 63);
            DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE job_queue SET run_at = now(), job_id = ?", old));
            assertThat(node.queue.promote(10)).isEqualTo(1);
            assertThat(count("SELECT CAST(extract(EPOCH FROM run_at - now()) AS int) FROM job_queue"))
                    .isBetween(39 * 60, 41 * 60);
        }
    }

    @Test
    void doubledMessagesInTheWrongOrderRunNothingTwice() throws Exception {
        try (var one = counting();
                var other = counting()) {
            var owner = DATABASE.newUser();
            one.jobs.enqueue(IntStream.range(0, 20)
                    .mapToObj(_ -> JobsContract.job(owner, "sleep"))
                    .toList());
            one.ring();
            doorbell.doubleAll();
            doorbell.turnAround();
            rounds(() -> runs.size() >= 20 && doorbell.size() == 0, one, other);
            assertThat(runs).hasSize(20).doesNotHaveDuplicates();
        }
    }

    @Test
    void aMessageThatComesWhenItsJobIsLongOverIsForgotten() throws Exception {
        try (var node = counting()) {
            var job = handIn(node);
            node.ring();
            doorbell.doubleAll();
            rounds(() -> status(node, job) == JobStatus.SUCCEEDED && doorbell.size() == 0, node);
            assertThat(runs).containsExactly(job.id());
        }
    }

    @Test
    void aMessageOfTheFirstAttemptThatComesDuringTheSecondChangesNothing() throws Exception {
        var second = new AtomicBoolean();
        var wake = new CountDownLatch(1);
        try (var node = node(execution -> {
            runs.add(execution.id());
            if (second.getAndSet(true)) {
                wake.await();
                return new Ending.Succeeded(Json.EMPTY);
            }
            return new Ending.Failed(new Failure("busy", "Come back."), null);
        })) {
            var job = handIn(node);
            node.ring();
            rounds(() -> runs.size() == 1 && !isRunning(job), node);
            sql("UPDATE job_queue SET run_at = now()");
            assertThat(node.queue.promote(10)).isEqualTo(1);
            node.ring();
            doorbell.doubleAll();
            rounds(() -> runs.size() == 2, node);
            doorbell.forgetWhoHeard();
            for (int i = 0; i < 3; i++) {
                node.round();
            }
            assertThat(runs).hasSize(2);
            wake.countDown();
            rounds(() -> status(node, job) == JobStatus.SUCCEEDED && doorbell.size() == 0, node);
            assertThat(find(node, job).state().attempts()).isEqualTo(2);
        }
    }

    @Test
    void whoHeardAndDiedBeforeTakingTheJobHarmsNobody() throws Exception {
        try (var node = counting()) {
            var job = handIn(node);
            node.ring();
            assertThat(doorbell.hear(1, Duration.ZERO)).hasSize(1);
            node.round();
            assertThat(runs).isEmpty();
            doorbell.forgetWhoHeard();
            rounds(() -> status(node, job) == JobStatus.SUCCEEDED, node);
        }
    }

    @Test
    void jobsGoOnWhenTheQueueOfMessagesComesBack() throws Exception {
        try (var node = counting()) {
            doorbell.answersNobody(true);
            var job = handIn(node);
            assertThatThrownBy(node::ring).isInstanceOf(IOException.class);
            doorbell.answersNobody(false);
            sql("UPDATE doorbell SET next_at = now()");
            rounds(() -> status(node, job) == JobStatus.SUCCEEDED, node);
        }
    }

    @Test
    void aKindThatNobodyHereKnowsIsRungForAgainAndNotLost() throws Exception {
        try (var node = counting()) {
            var job = JobsContract.job(DATABASE.newUser(), "email");
            node.jobs.enqueue(job);
            node.round();
            assertThat(count("SELECT count(*) FROM job_queue WHERE state = 2 AND run_at > now()"))
                    .isEqualTo(1);
            assertThat(doorbell.size()).isZero();
            sql("UPDATE job_queue SET run_at = now()");
            assertThat(node.queue.promote(10)).isEqualTo(1);
            assertThat(count("SELECT count(*) FROM doorbell")).isEqualTo(1);
            assertThat(find(node, job).state().attempts()).isZero();
        }
    }

    @Test
    void whatWaitsIsTakenAlongWhenTheModeChangesAndBackAgain() throws Exception {
        try (var byMessages = counting();
                var byAsking = new HandDrivenNode(DATABASE, null, execution -> {
                    runs.add(execution.id());
                    return new Ending.Succeeded(Json.EMPTY);
                })) {
            var owner = DATABASE.newUser();
            var first = JobsContract.job(owner, "sleep");
            var theirs = JobsContract.job(owner, "invoices.render");
            byMessages.jobs.enqueue(first);
            assertThat(byAsking.queue.promote(10)).isEqualTo(1);
            rounds(() -> status(byAsking, first) == JobStatus.SUCCEEDED, byAsking);

            var second = JobsContract.job(owner, "sleep");
            byAsking.jobs.enqueue(second);
            byAsking.jobs.enqueue(theirs);
            byMessages.round();
            assertThat(status(byMessages, second)).isEqualTo(JobStatus.QUEUED);
            assertThat(byMessages.queue.promote(10)).isEqualTo(1);
            rounds(() -> status(byMessages, second) == JobStatus.SUCCEEDED, byMessages);
            assertThat(count("SELECT state FROM job_queue")).as("theirs").isZero();
        }
    }

    private HandDrivenNode counting() throws Exception {
        return node(execution -> {
            runs.add(execution.id());
            return new Ending.Succeeded(Json.EMPTY);
        });
    }
}
