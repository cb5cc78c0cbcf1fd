package dev.cloakroom.domain.jobs.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final int RUNS = 4_000;

    @Test
    void aFewJobsSayNothing() {
        assertThat(new Pace(4, Duration.ofMinutes(1)).eta(1)).isEmpty();
        assertThat(Pace.UNKNOWN.eta(1)).isEmpty();
    }

    @Test
    void manyJobsAtASteadyRateTakeWhatTheyTook() {
        var eta = new Pace(10_000, Duration.ofSeconds(100)).eta(1_000).orElseThrow();
        assertThat(eta.p50()).isBetween(Duration.ofMillis(9_900), Duration.ofMillis(10_100));
        assertThat(eta.p95()).isBetween(eta.p50(), Duration.ofSeconds(11));
    }

    /// Jobs that end at random with a steady rate: one of two is over by the first time, 19 of 20 by the second.
    @ParameterizedTest
    @CsvSource({"5, 1", "5, 50", "20, 1", "20, 20", "300, 7", "300, 2000"})
    void theTimesAreHonest(int seen, int next) {
        var random = new Random(1);
        int byHalf = 0;
        int byMost = 0;
        for (int run = 0; run < RUNS; run++) {
            var eta = new Pace(seen, time(seen, random)).eta(next).orElseThrow();
            var took = time(next, random);
            byHalf += took.compareTo(eta.p50()) <= 0 ? 1 : 0;
            byMost += took.compareTo(eta.p95()) <= 0 ? 1 : 0;
        }
        assertThat(byHalf / (double) RUNS).isBetween(0.45, 0.55);
        assertThat(byMost / (double) RUNS).isBetween(0.925, 0.975);
    }

    /// Until so many jobs have ended, 40 a second on average.
    private static Duration time(int jobs, Random random) {
        double seconds = 0;
        for (int i = 0; i < jobs; i++) {
            seconds += -Math.log(1 - random.nextDouble()) / 40;
        }
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
