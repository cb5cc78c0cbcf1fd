package dev.cloakroom.application.tasks.csv.seen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.tasks.csv.InMemoryScratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Two values with one fingerprint are hardly ever found; here all of them have the same.
class MeetingFingerprintsTest {

    private static final long SAME = 0x7777_7777_7777_7777L;

    @Test
    void valuesAreComparedWhereTheirFingerprintsMeetInMemoryAndOnTheDisk() throws IOException {
        try (var seen = new SeenValues(new InMemoryScratch(), 512)) {
            for (int i = 1; i <= 200; i++) {
                assertThat(look(seen, "a long value, number " + i, i)).isZero();
            }
            for (int i = 1; i <= 200; i++) {
                assertThat(look(seen, "a long value, number " + i, 1000)).isEqualTo(i);
            }
        }
    }

    private static long look(SeenValues seen, String value, long line) throws IOException {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return seen.seen(SAME, Arrays.copyOf(text, text.length + Long.BYTES), 0, text.length, line);
    }
}
