package dev.cloakroom.bootstrap;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what another process does: nothing there can release a latch of ours. The limit is there to end a test
/// that would wait for ever; no machine is so slow that it should come near.
public final class Eventually {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Eventually() {}

    public static void holds(String what, BooleanSupplier condition) {
        long giveUp = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
