package dev.cloakroom.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void followsTheQuickestAnswerOfTheDatabaseAsOfHalfTheRoundTrip() {
        var readings = new ArrayDeque<>(List.of(
                NOON, NOON.plusSeconds(3), NOON, NOON.plusMillis(20), NOON, NOON.plusSeconds(1), NOON.plusSeconds(1)));
        var answers = new ArrayDeque<>(
                List.of(NOON.plusSeconds(9), NOON.plusSeconds(5).plusMillis(10), NOON));
        var clock = new DatabaseClock(readings::remove, answers::remove);
        assertThat(clock.measure()).isFalse();
        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(6));
    }

    @Test
    void tellsNoMoreThanTheDatabaseKeeps() {
        var clock = new DatabaseClock(() -> NOON.plusNanos(1_234_567), () -> NOON);
        assertThat(clock.instant()).isEqualTo(NOON.plusNanos(1_234_000));
    }
}
