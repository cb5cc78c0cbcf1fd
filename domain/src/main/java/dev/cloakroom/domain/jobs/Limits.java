package dev.cloakroom.domain.jobs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often and how long. `timeout` bounds one attempt (a failure, tried again), `finishBy` the whole job (expired).
public record Limits(
        int maxAttempts, Duration timeout, @Nullable Instant finishBy) {

    public static final Limits DEFAULT = new Limits(5, Duration.ofMinutes(15), null);

    Limits movedBy(Duration duration) {
        return new Limits(maxAttempts, timeout, finishBy == null ? null : finishBy.plus(duration));
    }
}
