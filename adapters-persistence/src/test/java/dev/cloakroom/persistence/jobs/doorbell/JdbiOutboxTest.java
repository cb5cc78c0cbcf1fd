package dev.cloakroom.persistence.jobs.doorbell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.doorbell.InMemoryDoorbell;
import dev.cloakroom.application.jobs.doorbell.Outbox.Backlog;
import dev.cloakroom.application.jobs.doorbell.Ring;
import dev.cloakroom.application.jobs.doorbell.RingDoorbell;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import dev.cloakroom.persistence.jobs.QueueMode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiOutboxTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Jobs jobs = new JdbiJobs(Routing.none(DATABASE.jdbi()), new Broadcast(), QueueMode.SQS);
    private final UserId owner = DATABASE.newUser();
    private final JdbiOutbox outbox = new JdbiOutbox(DATABASE.jdbi());
    private final InMemoryDoorbell doorbell = new InMemoryDoorbell();
    private final RingDoorbell ringing = new RingDoorbell(outbox, doorbell);

    @BeforeEach
    void nothingIsToBeSent() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM doorbell"));
    }

    @Test
    void whatIsHandedInIsRungForOnce() throws Exception {
        var job = handIn();
        assertThat(ringing.handle()).isFalse();
        assertThat(doorbell.hear(10, Duration.ZERO))
                .singleElement()
                .satisfies(call -> assertThat(call.job()).isEqualTo(job.id()));
        assertThat(ringing.handle()).isFalse();
        assertThat(doorbell.size()).isEqualTo(1);
        assertThat(outbox.backlog()).isEqualTo(new Backlog(0, Duration.ZERO));
    }

    @Test
    void aTransactionThatIsRolledBackRingsForNothing() {
        assertThatThrownBy(() -> DATABASE.transactions().run(() -> {
                    handIn();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(outbox.backlog().rings()).isZero();
    }

    @Test
    void twoThatSendGetDifferentOnes() {
        for (int i = 0; i < 3; i++) {
            handIn();
        }
        var mine = outbox.take(2, LONG);
        var yours = outbox.take(2, LONG);
        assertThat(mine).hasSize(2).doesNotContainAnyElementsOf(yours);
        assertThat(yours).hasSize(1);
        assertThat(outbox.take(2, LONG)).isEmpty();
    }

    @Test
    void whatWasTakenByOneWhoDiedComesAgain() {
        handIn();
        var taken = outbox.take(1, Duration.ZERO);
        assertThat(outbox.take(1, Duration.ZERO)).isEqualTo(taken);
    }

    @Test
    void aQueueThatIsDownLosesNothingAndIsAskedMoreAndMoreSeldom() throws Exception {
        handIn();
        doorbell.answersNobody(true);
        for (int i = 0; i < 8; i++) {
            assertThatThrownBy(ringing::handle).isInstanceOf(IOException.class);
            assertThat(outbox.take(1, LONG)).as("it is put off").isEmpty();
            DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE doorbell SET next_at = now()"));
        }
        var taken = outbox.take(1, LONG);
        // In one transaction no time passes.
        int seconds = DATABASE.transactions().run(() -> {
            outbox.putOff(taken);
            return secondsPutOff();
        });
        assertThat(seconds).isBetween(30, 60);
        doorbell.answersNobody(false);
        DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE doorbell SET next_at = now()"));
        assertThat(ringing.handle()).isFalse();
        assertThat(doorbell.size()).isEqualTo(1);
    }

    @Test
    void moreThanOneBatchIsSentAtOnce() throws Exception {
        jobs.enqueue(IntStream.range(0, 450)
                .mapToObj(_ -> JobsContract.job(owner, "sleep"))
                .toList());
        assertThat(outbox.backlog().rings()).isEqualTo(450);
        assertThat(ringing.handle()).isTrue();
        assertThat(ringing.handle()).isTrue();
        assertThat(ringing.handle()).isFalse();
        assertThat(doorbell.size()).isEqualTo(450);
    }

    @Test
    void aRingThatIsStillToBeSentSurvivesTheOneBeforeIt() {
        var job = handIn();
        var first = outbox.take(1, LONG);
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO doorbell (job_id, owner_no) VALUES (?, 1)",
                        job.id().value()));
        outbox.delete(first);
        assertThat(outbox.take(10, LONG)).extracting(Ring::job).isEqualTo(List.of(job.id()));
    }

    private Job handIn() {
        var job = JobsContract.job(owner, "sleep");
        jobs.enqueue(job);
        return job;
    }

    private static int secondsPutOff() {
        return DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery("SELECT ceil(extract(EPOCH FROM next_at - now())) FROM doorbell")
                                .mapTo(Integer.class)
                                .one());
    }
}
