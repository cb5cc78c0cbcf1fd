package dev.cloakroom.domain.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TimeSketchTest {

    @Test
    void percentilesAreTwoPercentOffAtMost() {
        var random = new Random(42);
        for (int round = 0; round < 20; round++) {
            var times = new ArrayList<Duration>();
            var sketch = TimeSketch.NONE;
            double spread = random.nextDouble(4);
            for (int i = 0; i < 1 + random.nextInt(400); i++) {
                var took = Duration.ofNanos((long) (1e8 * Math.exp(spread * random.nextGaussian()) + 1e6));
                times.add(took);
                sketch = sketch.plus(TimeSketch.of(took));
            }
            times.sort(null);
            for (double share : TimeSketch.SHARES) {
                var exact = times.get((int) Math.ceil(share * times.size()) - 1);
                assertThat(sketch.secondsAt(share).doubleValue())
                        .isCloseTo(exact.toNanos() / 1e9, Percentage.withPercentage(2.02));
            }
        }
    }

    @Test
    void partsAddUpToTheWhole() {
        var left = TimeSketch.of(Duration.ofSeconds(1)).plus(TimeSketch.of(Duration.ofSeconds(60)));
        var right = TimeSketch.of(Duration.ofSeconds(1)).plus(TimeSketch.of(Duration.ofDays(2)));
        assertThat(left.plus(right)).isEqualTo(right.plus(left));
        assertThat(left.plus(right).counts().values()).containsExactly(2L, 1L, 1L);
        assertThat(left.plus(TimeSketch.NONE)).isEqualTo(left);
    }

    @Test
    void whatTookNoTimeCountsAsAMillisecondAndACenturyIsNotTooLong() {
        assertThat(TimeSketch.bucket(Duration.ZERO)).isZero();
        assertThat(TimeSketch.bucket(Duration.ofMillis(-5))).isZero();
        assertThat(TimeSketch.bucket(Duration.ofDays(100_000))).isEqualTo(760);
    }

    @Test
    void ofNoTimesNothingCanBeSaid() {
        assertThat(TimeSketch.NONE.isEmpty()).isTrue();
        assertThatThrownBy(() -> TimeSketch.NONE.secondsAt(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
