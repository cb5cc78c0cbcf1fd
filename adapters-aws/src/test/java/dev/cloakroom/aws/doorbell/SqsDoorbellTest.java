package dev.cloakroom.aws.doorbell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.jobs.doorbell.Doorbell;
import dev.cloakroom.application.jobs.doorbell.DoorbellContract;
import dev.cloakroom.application.jobs.doorbell.Ring;
import dev.cloakroom.domain.jobs.JobId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqsDoorbellTest implements DoorbellContract {

    @RegisterExtension
    static final TestSqs SQS = new TestSqs();

    private final List<SqsDoorbell> open = new ArrayList<>();

    @Override
    public Doorbell doorbell() {
        return doorbell(SQS.queue(50));
    }

    private SqsDoorbell doorbell(SqsSettings settings) {
        var doorbell = SqsDoorbell.of(settings);
        open.add(doorbell);
        return doorbell;
    }

    @AfterEach
    void close() {
        open.forEach(SqsDoorbell::close);
    }

    @Test
    void whoWaitsHearsWhatIsRungMeanwhile() throws Exception {
        var doorbell = doorbell();
        var hearing = CompletableFuture.supplyAsync(() -> {
            try {
                return doorbell.hear(10, Duration.ofSeconds(20));
            } catch (IOException | InterruptedException failed) {
                throw new AssertionError(failed);
            }
        });
        var ring = ring();
        assertThat(doorbell.ring(List.of(ring))).isEmpty();
        assertThat(hearing.get())
                .singleElement()
                .satisfies(call -> assertThat(call.job()).isEqualTo(ring.job()));
    }

    @Test
    void whatIsHeardTooOftenGoesToTheDeadLettersAndCanBeSentBack() throws Exception {
        var settings = SQS.queue(2);
        var doorbell = doorbell(settings);
        var ring = ring();
        assertThat(doorbell.ring(List.of(ring))).isEmpty();
        for (int i = 0; i < 2; i++) {
            doorbell.release(doorbell.hear(1, WAIT));
        }
        assertThat(doorbell.hear(1, Duration.ZERO)).isEmpty();
        assertThat(doorbell.deadLetters()).isEqualTo(1);
        assertThat(doorbell.depth().waiting()).isZero();
        SQS.sendBackDeadLetters(settings);
        assertThat(doorbell.hear(1, WAIT))
                .singleElement()
                .satisfies(call -> assertThat(call.job()).isEqualTo(ring.job()));
    }

    @Test
    void whatNamesNoJobIsLeftToTheDeadLetters() throws Exception {
        var settings = SQS.queue(1);
        var doorbell = doorbell(settings);
        var _ = SQS.client()
                .sendMessage(
                        request -> request.queueUrl(settings.queue().toString()).messageBody("hello"));
        assertThat(doorbell.hear(1, WAIT)).isEmpty();
        assertThat(doorbell.depth()).isEqualTo(new SqsDoorbell.Depth(0, 1));
    }

    @Test
    void aQueueThatIsNotThereIsAnIoFault() throws Exception {
        var there = SQS.queue(1).queue();
        var doorbell = doorbell(new SqsSettings(URI.create(there + "-gone"), null, true));
        assertThatThrownBy(doorbell::check).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> doorbell.hear(1, Duration.ZERO)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> doorbell.acknowledge(List.of(new Doorbell.Call(ring().job(), "old"))))
                .isInstanceOf(IOException.class);
        var rings = List.of(ring(), ring());
        assertThat(doorbell.ring(rings)).containsExactlyInAnyOrderElementsOf(rings);
        assertThat(doorbell.deadLetters()).isNull();
        doorbell(SQS.queue(1)).check();
    }

    private static Ring ring() {
        return new Ring(1, new JobId(UUID.randomUUID()), 7);
    }
}
