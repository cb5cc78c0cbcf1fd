package dev.cloakroom.bootstrap.process;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// UUIDs of version 7 that rise within this process, also when its clock is set back: 48 bits of milliseconds, 12 bits
/// that count within one, 62 random bits.
public final class TimeOrderedIds implements Supplier<UUID> {

    private static final int COUNTER_BITS = 12;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long RANDOM_BITS = 0x3FFFFFFFFFFFFFFFL;

    private final InstantSource clock;
    private final RandomGenerator random;

    /// Milliseconds and counter of the last one. A full counter runs on into the next millisecond.
    private final AtomicLong last = new AtomicLong();

    public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID get() {
        long earliest = clock.millis() << COUNTER_BITS;
        long tick = last.updateAndGet(before -> Math.max(before + 1, earliest));
        long millis = tick >>> COUNTER_BITS;
        long counter = tick & ((1L << COUNTER_BITS) - 1);
        return new UUID(millis << 16 | VERSION_7 | counter, VARIANT | (random.nextLong() & RANDOM_BITS));
    }
}
