package dev.cloakroom.application.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private boolean up = true;
    private final AtomicInteger asked = new AtomicInteger();
    private final Readiness readiness = new Readiness(Map.of("writer", this::probe, "blobs", () -> true), () -> now);

    private boolean probe() {
        asked.incrementAndGet();
        return up;
    }

    @Test
    void onePartThatIsDownIsEnough() {
        assertThat(readiness.isReady()).isTrue();
        up = false;
        now = now.plusSeconds(2);
        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness.parts()).isEqualTo(Map.of("writer", false, "blobs", true));
    }

    @Test
    void theProbesRunOnceASecondAtMost() {
        for (var call = 0; call < 100; call++) {
            assertThat(readiness.isReady()).isTrue();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoDrainsIsNotReady() {
        readiness.drain();
        assertThat(readiness.isReady()).isFalse();
        assertThat(readiness.parts()).containsEntry("writer", true);
    }
}
