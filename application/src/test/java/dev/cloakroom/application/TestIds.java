package dev.cloakroom.application;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// UUIDs of version 7 for tests: each greater than the one before, and not the same in two runs.
public final class TestIds implements Supplier<UUID> {

    private static final AtomicLong LAST = new AtomicLong();

    private final InstantSource clock;

    public TestIds(InstantSource clock) {
        this.clock = clock;
    }

    public TestIds() {
        this(InstantSource.system());
    }

    @Override
    public UUID get() {
        // 48 bits of milliseconds and 12 that count inside one.
        long time = LAST.accumulateAndGet(clock.millis() << 12, (last, now) -> Math.max(last + 1, now));
        long random = ThreadLocalRandom.current().nextLong();
        return new UUID(((time >>> 12) << 16) | 0x7000 | (time & 0xfff), (random >>> 2) | Long.MIN_VALUE);
    }
}
