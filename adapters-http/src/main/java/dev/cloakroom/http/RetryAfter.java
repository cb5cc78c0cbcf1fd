package dev.cloakroom.http;

import dev.cloakroom.domain.jobs.JobState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// When to ask for a job again: soon while it is young, less often the longer it takes, and not all at the same
/// moment.
public final class RetryAfter {

    private static final long LONGEST = 30;
    private static final long AGE_PER_SECOND = 10;

    private final InstantSource clock;
    private final RandomGenerator random;

    public RetryAfter(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /// Whole seconds, 1 at least.
    public int seconds(JobState job) {
        var age = Duration.between(job.times().created(), clock.instant()).toSeconds();
        var base = Math.clamp(1 + age / AGE_PER_SECOND, 1, LONGEST);
        return (int) (base + random.nextLong(base / 3 + 1));
    }
}
