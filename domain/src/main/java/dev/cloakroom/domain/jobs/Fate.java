package dev.cloakroom.domain.jobs;

import dev.cloakroom.domain.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What becomes of a job after an attempt: it is over, or it goes back to the queue. A job whose cancellation was
/// requested meanwhile never goes back, nor does it fail: it is canceled.
public sealed interface Fate {

    /// How the attempt ended; null only where it simply succeeded.
    Attempt.@Nullable End end();

    @Nullable
    Failure failure();

    record Over(
            JobStatus outcome,
            Attempt.@Nullable End end,
            @Nullable Json result,
            @Nullable Failure failure) implements Fate {
        public Over {
            if (!outcome.isTerminal()) {
                throw new IllegalArgumentException(outcome + " is not the end of a job");
            }
        }
    }

    /// `counted` is false where the attempt is given back to the owner.
    record Again(
            Attempt.End end,
            Duration delay,
            boolean counted,
            @Nullable Failure failure) implements Fate {}
}
