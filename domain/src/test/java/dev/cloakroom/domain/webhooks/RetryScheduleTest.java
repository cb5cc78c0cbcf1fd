package dev.cloakroom.domain.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final RandomGenerator LOWEST = () -> 0;

    @ParameterizedTest
    @CsvSource({"1,PT5S", "2,PT5M", "3,PT30M", "4,PT2H", "5,PT5H", "6,PT10H", "7,PT14H", "8,PT20H", "9,PT24H"})
    void thePausesGrowOverThreeDays(int attempt, Duration pause) {
        assertThat(RetrySchedule.after(attempt, null, LOWEST)).isEqualTo(pause);
        var random = new Random(7);
        for (int i = 0; i < 100; i++) {
            assertThat(RetrySchedule.after(attempt, null, random)).isBetween(pause, pause.plus(pause.dividedBy(10)));
        }
    }

    @Test
    void whatFailedTogetherDoesNotComeBackTogether() {
        var random = new Random(7);
        assertThat(RetrySchedule.after(2, null, random)).isNotEqualTo(RetrySchedule.after(2, null, random));
    }

    @Test
    void aReceiverMayAskForMoreTimeNotForLess() {
        assertThat(RetrySchedule.after(1, Duration.ofMinutes(2), LOWEST)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetrySchedule.after(2, Duration.ofMinutes(2), LOWEST)).isEqualTo(Duration.ofMinutes(5));
    }
}
