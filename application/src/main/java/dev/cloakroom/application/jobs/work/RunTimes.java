package dev.cloakroom.application.jobs.work;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/// How long jobs of each kind take, as a moving average that forgets what is older than some ten runs.
final class RunTimes {

    private static final double NEWEST = 0.1;

    /// What a kind that never ran here is taken for.
    private static final double UNKNOWN = Duration.ofMillis(1).toNanos();

    private final ConcurrentHashMap<String, Double> averages = new ConcurrentHashMap<>();

    void ran(String kind, long nanos) {
        averages.merge(kind, (double) nanos, (average, now) -> average + NEWEST * (now - average));
    }

    /// In nanoseconds, never less than one: nothing is free.
    long expected(String kind) {
        return Math.max(1, Math.round(averages.getOrDefault(kind, UNKNOWN)));
    }
}
