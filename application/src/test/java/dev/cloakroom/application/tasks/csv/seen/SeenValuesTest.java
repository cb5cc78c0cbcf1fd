package dev.cloakroom.application.tasks.csv.seen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.tasks.csv.InMemoryScratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeenValuesTest {

    /// Sixteen slots, so that all but a few values are on the disk, in runs that were merged again and again.
    private static final int TINY = 512;

    @ParameterizedTest
    @ValueSource(ints = {TINY, 1 << 14, 64 << 20})
    void theFirstLineOfEachValueIsKnownHoweverLittleMemoryThereIs(int memory) throws IOException {
        var scratch = new InMemoryScratch();
        var random = new SplittableRandom(memory);
        Map<String, Long> expected = new HashMap<>();
        try (var seen = new SeenValues(scratch, memory)) {
            for (long line = 1; line <= 3000; line++) {
                String value = value(random);
                Long first = expected.putIfAbsent(value, line);
                assertThat(look(seen, value, line)).as(value).isEqualTo(first == null ? 0 : first);
            }
        }
        assertThat(scratch.left()).isZero();
    }

    @Test
    void valuesThatLookAlikeAreDifferent() throws IOException {
        try (var seen = new SeenValues(new InMemoryScratch(), TINY)) {
            var values = Arrays.asList(
                    "1", "01", "001", "00000001", "000000001", "a", "a\0", "", "1 ", "12345678", "1234567");
            for (String value : values) {
                assertThat(look(seen, value, 1)).as(value).isZero();
            }
            assertThat(look(seen, "00000001", 2)).isEqualTo(1);
        }
    }

    @Test
    void idsThatMostlyGrowAreFoundAgain() throws IOException {
        var random = new SplittableRandom(5);
        Map<String, Long> expected = new HashMap<>();
        try (var seen = new SeenValues(new InMemoryScratch(), TINY)) {
            for (long line = 1; line <= 5000; line++) {
                String value = String.valueOf(random.nextInt(10) == 0 ? random.nextLong(line * 3) : line * 3);
                Long first = expected.putIfAbsent(value, line);
                assertThat(look(seen, value, line)).as(value).isEqualTo(first == null ? 0 : first);
            }
        }
    }

    private static String value(SplittableRandom random) {
        int number = random.nextInt(1500);
        return switch (number % 4) {
            case 0 -> String.valueOf(number);
            case 1 -> "000000" + number;
            case 2 -> "somebody" + number + "@example.com";
            default -> "x".repeat(number % 40) + number;
        };
    }

    private static long look(SeenValues seen, String value, long line) throws IOException {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, text.length + Long.BYTES);
        long key = seen.key(padded, 0, text.length);
        return seen.seen(key, padded, 0, text.length, line);
    }
}
