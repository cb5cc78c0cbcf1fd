package dev.cloakroom.domain.jobs;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt: anything between half of `base` and a limit that doubles with each failure
/// up to `cap`. The whole range is drawn from, so that what failed together does not come back together.
public record Backoff(Duration base, Duration cap) {

    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));

    private static final int MOST_DOUBLINGS = 30;

    /// @param failures how many attempts failed, the last one included
    public Duration after(int failures, RandomGenerator random) {
        long lowest = base.toMillis() / 2;
        long doubled = base.toMillis() << Math.min(failures, MOST_DOUBLINGS);
        long highest = Math.max(lowest, Math.min(cap.toMillis(), doubled));
        return Duration.ofMillis(random.nextLong(lowest, highest + 1));
    }
}
