package dev.cloakroom.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final TimeOrderedIds ids =
            new TimeOrderedIds((InstantSource) now::get, RandomGenerator.of("L64X128MixRandom"));

    @Test
    void carryTheirTimeAndAreOfVersion7() {
        UUID id = ids.get();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void riseWithinAMillisecondAlsoPastTheCounter() {
        var made = Stream.generate(ids).limit(10_000).map(UUID::toString).toList();
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void riseWhenTheClockIsSetBack() {
        String before = ids.get().toString();
        now.set(NOW.minusSeconds(60));
        assertThat(ids.get().toString()).isGreaterThan(before);
    }
}
