package dev.cloakroom.application.tasks.csv.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 5_000, 60_000, 1_000_000, 3_000_000})
    void differentValuesAreEstimatedWithinTwoPercent(int values) {
        var one = new HyperLogLog(14);
        var other = new HyperLogLog(14);
        for (int i = 0; i < values; i++) {
            byte[] text = ("value-" + i).getBytes(StandardCharsets.US_ASCII);
            long hash = Hash64.of(Arrays.copyOf(text, text.length + 8), 0, text.length);
            (i % 2 == 0 ? one : other).add(hash);
            (i % 3 == 0 ? one : other).add(hash);
        }
        one.add(other);
        assertThat(one.estimate()).isCloseTo(values, Percentage.withPercentage(2));
    }

    @Test
    void aHashDependsOnTheBytesOfTheRangeAlone() {
        for (int length = 0; length < 40; length++) {
            byte[] text = new byte[length + 16];
            Arrays.fill(text, (byte) 'a');
            long hash = Hash64.of(text, 0, length);
            Arrays.fill(text, length, text.length, (byte) 'b');
            assertThat(Hash64.of(text, 0, length)).isEqualTo(hash);
            assertThat(Hash64.of(text, 0, length + 1)).isNotEqualTo(hash);
        }
    }

    @Test
    void frequentValuesAreCountedExactlyWhileTheyFit() {
        var all = new FrequentValues();
        var batch = new Frequencies();
        for (int i = 0; i < 30; i++) {
            batch.clear();
            for (int row = 0; row < 900; row++) {
                batch.add(Hash64.mixed(row % 90 == 0 ? 7 : 1000 + row % 300), row);
            }
            all.add(batch, row -> (row % 90 == 0 ? "seven" : "v" + row % 300).getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(all.isExact()).isTrue();
        assertThat(all.top().getFirst()).isEqualTo(new FrequentValues.Value("seven", 300));
        assertThat(all.top()).hasSize(10);
    }

    @Test
    void aValueThatIsOftenIsFoundAmongManyThatAreNot() {
        var all = new FrequentValues();
        var batch = new Frequencies();
        for (int row = 0; row < 5000; row++) {
            batch.add(Hash64.mixed(row % 5 == 0 ? -1 : row), row);
        }
        all.add(batch, row -> (row % 5 == 0 ? "often" : "once").getBytes(StandardCharsets.US_ASCII));
        assertThat(all.isExact()).isFalse();
        assertThat(all.top()).containsExactly(new FrequentValues.Value("often", 1000));
    }

    @Test
    void aColumnOfDifferentValuesIsGivenUp() {
        var all = new FrequentValues();
        var batch = new Frequencies();
        for (int row = 0; row < 5000; row++) {
            batch.add(Hash64.mixed(row), row);
        }
        all.add(batch, _ -> new byte[0]);
        assertThat(all.isExact()).isFalse();
        assertThat(all.top()).isEmpty();
    }
}
