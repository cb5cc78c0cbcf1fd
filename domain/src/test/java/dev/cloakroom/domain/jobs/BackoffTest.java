package dev.cloakroom.domain.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));
    private final Random random = new Random(7);

    @Test
    void theWaitIsBetweenHalfTheBaseAndALimitThatDoubles() {
        assertThat(waits(1)).allSatisfy(wait -> assertThat(wait).isBetween(seconds(1), seconds(4)));
        assertThat(waits(3)).allSatisfy(wait -> assertThat(wait).isBetween(seconds(1), seconds(16)));
        assertThat(waits(3)).anySatisfy(wait -> assertThat(wait).isGreaterThan(seconds(8)));
        assertThat(waits(3)).anySatisfy(wait -> assertThat(wait).isLessThan(seconds(4)));
    }

    @Test
    void theCapHoldsHoweverManyFailuresThereWere() {
        assertThat(IntStream.of(6, 31, 32, 64, 1000).boxed().flatMap(this::waits))
                .allSatisfy(wait -> assertThat(wait).isBetween(seconds(1), seconds(60)));
    }

    private Stream<Duration> waits(int failures) {
        return Stream.generate(() -> backoff.after(failures, random)).limit(500);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
