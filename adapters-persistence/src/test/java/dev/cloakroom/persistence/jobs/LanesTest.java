package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.queues.DeleteQueue;
import dev.cloakroom.application.queues.PutQueue;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.queues.JdbiQueues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LanesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final AtomicLong nanos = new AtomicLong();
    private final Lanes lanes = new Lanes(DATABASE.jdbi(), nanos::get);
    private final JdbiQueues queues = new JdbiQueues(DATABASE.jdbi());
    private final UserId owner = DATABASE.newUser();

    @Test
    void aQueueThatIsDeletedIsRefusedSoonAndBackWhenItIsMadeAgain() {
        var put = new PutQueue(queues, DATABASE.transactions(), new Broadcast(), InstantSource.fixed(Instant.EPOCH));
        var delete = new DeleteQueue(queues, DATABASE.transactions());
        put.handle("imports", null, _ -> {});
        int number = lanes.number(owner, "imports", "mine");
        delete.handle("imports");
        assertThat(lanes.number(owner, "imports", "mine"))
                .as("known for a while")
                .isEqualTo(number);
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> lanes.number(owner, "imports", "other"));

        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> lanes.number(owner, "imports", "mine"));
        put.handle("imports", null, _ -> {});
        assertThat(lanes.number(owner, "imports", "mine")).as("history goes on").isEqualTo(number);
    }
}
