package dev.cloakroom.application.jobs.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.doorbell.Doorbell.Call;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface DoorbellContract {

    /// Long enough for a message that is there, also on a machine that stands still: the longest that SQS waits.
    Duration WAIT = Duration.ofSeconds(20);

    /// One that nobody else uses.
    Doorbell doorbell() throws Exception;

    @Test
    default void whatIsRungIsHeard() throws Exception {
        var doorbell = doorbell();
        var rings = rings(2);
        assertThat(doorbell.ring(rings)).isEmpty();
        assertThat(jobs(hear(doorbell, 2))).isEqualTo(jobs(rings));
        assertThat(doorbell.hear(1, Duration.ZERO)).isEmpty();
    }

    @Test
    default void noMoreAreHeardThanWereAskedFor() throws Exception {
        var doorbell = doorbell();
        assertThat(doorbell.ring(rings(3))).isEmpty();
        assertThat(doorbell.hear(1, WAIT)).hasSize(1);
    }

    @Test
    default void moreThanFitOneRequestArriveAll() throws Exception {
        var doorbell = doorbell();
        var rings = rings(47);
        assertThat(doorbell.ring(rings)).isEmpty();
        assertThat(jobs(hear(doorbell, 47))).isEqualTo(jobs(rings));
    }

    @Test
    default void whatIsReleasedIsHeardAgain() throws Exception {
        var doorbell = doorbell();
        assertThat(doorbell.ring(rings(2))).isEmpty();
        var calls = hear(doorbell, 2);
        doorbell.release(calls);
        assertThat(jobs(hear(doorbell, 2))).isEqualTo(jobs(calls));
    }

    @Test
    default void whatIsAcknowledgedIsGone() throws Exception {
        var doorbell = doorbell();
        assertThat(doorbell.ring(rings(12))).isEmpty();
        var calls = hear(doorbell, 12);
        doorbell.keep(calls);
        doorbell.acknowledge(calls);
        doorbell.release(calls);
        assertThat(doorbell.hear(1, Duration.ZERO)).isEmpty();
    }

    @Test
    default void anOldReceiptHurtsNobody() throws Exception {
        var doorbell = doorbell();
        assertThat(doorbell.ring(rings(1))).isEmpty();
        var calls = hear(doorbell, 1);
        doorbell.acknowledge(calls);
        doorbell.keep(calls);
        doorbell.acknowledge(calls);
        assertThat(doorbell.ring(rings(1))).isEmpty();
        assertThat(hear(doorbell, 1)).hasSize(1);
    }

    private static List<Ring> rings(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Ring(number, new JobId(UUID.randomUUID()), number % 3))
                .toList();
    }

    /// A queue may give some now and some a moment later.
    private static Set<Call> hear(Doorbell doorbell, int count) throws Exception {
        var calls = new HashSet<Call>();
        while (calls.size() < count) {
            var more = doorbell.hear(Math.min(Doorbell.MOST_AT_ONCE, count - calls.size()), WAIT);
            assertThat(more).as("%d of %d", calls.size(), count).isNotEmpty();
            calls.addAll(more);
        }
        return calls;
    }

    private static Set<JobId> jobs(List<Ring> rings) {
        return rings.stream().map(Ring::job).collect(Collectors.toSet());
    }

    private static Set<JobId> jobs(Set<Call> calls) {
        return calls.stream().map(Call::job).collect(Collectors.toSet());
    }
}
