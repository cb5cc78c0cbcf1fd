package dev.cloakroom.application.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.domain.Rejection;
import org.junit.jupiter.api.Test;

class PutQueueTest {

    private final InMemoryQueues queues = new InMemoryQueues();
    private final PutQueue put = new PutQueue(queues, new InMemoryTransactions(), new Broadcast(), new TestClock());

    @Test
    void thereMayBeAHundredQueues() {
        for (int i = 1; i < PutQueue.MOST_QUEUES; i++) {
            assertThat(put.handle("queue-" + i, null, _ -> {})).isTrue();
        }
        assertThatExceptionOfType(Rejection.Unprocessable.class).isThrownBy(() -> put.handle("more", null, _ -> {}));
        assertThat(put.handle("queue-7", 3, _ -> {})).isFalse();
    }
}
