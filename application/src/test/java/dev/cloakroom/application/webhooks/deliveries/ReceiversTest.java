package dev.cloakroom.application.webhooks.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.domain.webhooks.EndpointId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiversTest {

    private static final Duration QUICK = Duration.ofMillis(40);
    private static final Duration SLOW = Duration.ofSeconds(20);

    private final TestClock clock = new TestClock();
    private final Receivers receivers = new Receivers(16, clock);

    @Test
    void aReceiverProvesItself() {
        assertThat(admitted(endpoint(1))).isEqualTo(1);
        receivers.leave(endpoint(1), QUICK);
        assertThat(admitted(endpoint(1))).isEqualTo(2);
        receivers.leave(endpoint(1), QUICK);
        receivers.leave(endpoint(1), QUICK);
        assertThat(admitted(endpoint(1))).as("a quarter of the slots").isEqualTo(4);
    }

    @Test
    void aSlowOneGetsOneMessageAtATime() {
        prove(endpoint(1));
        assertThat(admitted(endpoint(1))).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            receivers.leave(endpoint(1), SLOW);
        }
        assertThat(admitted(endpoint(1))).isEqualTo(1);
    }

    @Test
    void howeverManyHangHalfOfTheSlotsAreForThoseThatAnswer() {
        prove(endpoint(1));
        int hanging = 0;
        for (int i = 100; i < 200; i++) {
            hanging += admitted(endpoint(i));
        }
        assertThat(hanging).isEqualTo(8);
        assertThat(admitted(endpoint(1))).isEqualTo(4);
        receivers.leave(endpoint(100), SLOW);
        assertThat(admitted(endpoint(150))).isEqualTo(1);
        assertThat(admitted(endpoint(151))).isZero();
    }

    @Test
    void oneThatStopsAnsweringWhileItIsSentToCountsAmongThoseThatHang() {
        prove(endpoint(1));
        assertThat(admitted(endpoint(1))).isEqualTo(4);
        receivers.leave(endpoint(1), SLOW);
        int hanging = 0;
        for (int i = 100; i < 200; i++) {
            hanging += admitted(endpoint(i));
        }
        assertThat(hanging).as("three of the other are under way").isEqualTo(5);
        for (int i = 0; i < 3; i++) {
            receivers.leave(endpoint(1), QUICK);
        }
        assertThat(admitted(endpoint(200))).isEqualTo(1);
    }

    @Test
    void theLineIsAskedAgainWhenItsTurnHasCome() {
        var id = endpoint(1);
        assertThat(receivers.enter(id)).isEmpty();
        receivers.leave(id, SLOW);
        assertThat(receivers.enter(id)).isEmpty();
        assertThat(receivers.enter(id)).contains(SLOW);
        assertThat(receivers.enter(id)).contains(SLOW.multipliedBy(2));
        for (int i = 0; i < 100; i++) {
            assertThat(receivers.enter(id).orElseThrow()).isLessThanOrEqualTo(Duration.ofMinutes(5));
        }
        clock.advance(Duration.ofMinutes(10));
        assertThat(receivers.enter(id)).contains(SLOW);
    }

    private void prove(EndpointId id) {
        for (int i = 0; i < 3; i++) {
            assertThat(receivers.enter(id)).isEmpty();
            receivers.leave(id, QUICK);
        }
    }

    /// How many may be sent now.
    private int admitted(EndpointId id) {
        int admitted = 0;
        while (receivers.enter(id).isEmpty()) {
            admitted++;
        }
        return admitted;
    }

    private static EndpointId endpoint(int number) {
        return new EndpointId(new UUID(0, number));
    }
}
