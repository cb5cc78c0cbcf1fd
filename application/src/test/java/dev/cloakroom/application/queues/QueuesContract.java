package dev.cloakroom.application.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.queues.Queue;
import java.time.Instant;
import org.junit.jupiter.api.Test;

public interface QueuesContract {

    Queues queues();

    Transactions transactions();

    @Test
    default void theDefaultIsThereFromTheStart() {
        assertThat(queues().find("default")).hasValueSatisfying(queue -> {
            assertThat(queue.isDefault()).isTrue();
            assertThat(queue.concurrency()).isNull();
            assertThat(queue.pausedAt()).isNull();
            assertThat(queue.revision()).isEqualTo(1);
        });
    }

    @Test
    default void whatWasMadeIsFoundAsItWasAndAsItIsChanged() {
        var made = Queue.made("made", 7, Instant.parse("2026-01-01T00:00:00.123456Z"));
        int before = transactions().run(queues()::lock);
        queues().add(made);
        assertThat(queues().find("made")).contains(made);
        assertThat(transactions().run(queues()::lock)).isEqualTo(before + 1);
        var changed = made.limited(null).paused(Instant.parse("2026-01-02T00:00:00Z"));
        queues().update(changed);
        assertThat(queues().find("made")).contains(changed);
        queues().remove("made");
        assertThat(queues().find("made")).isEmpty();
    }

    @Test
    default void allStandByNameOrTheOneThatIsNamed() {
        queues().add(Queue.made("zebra", 1, Instant.EPOCH));
        queues().add(Queue.made("ape", 1, Instant.EPOCH));
        assertThat(queues().standings(null, null))
                .extracting(standing -> standing.queue().name())
                .containsSubsequence("ape", "default", "zebra");
        assertThat(queues().standings("ape", null)).singleElement().satisfies(standing -> {
            assertThat(standing.depth()).isEqualTo(new QueueStanding.Depth(0, 0, 0));
            assertThat(standing.oldestReady()).isNull();
        });
        assertThat(queues().standings("nobody-made-it", null)).isEmpty();
        queues().remove("zebra");
        queues().remove("ape");
    }
}
