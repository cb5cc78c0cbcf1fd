package dev.cloakroom.domain.queues;

import dev.cloakroom.domain.jobs.Submission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where jobs wait. `concurrency` is how many of its jobs may run at a time over all workers, null any number. From a
/// paused one nobody takes jobs; what runs goes on. `revision` rises with each change.
public record Queue(
        String name,
        @Nullable Integer concurrency,
        @Nullable Instant pausedAt,
        Instant createdAt,
        int revision) {

    public static Queue made(String name, @Nullable Integer concurrency, Instant now) {
        return new Queue(name, concurrency, null, now, 1);
    }

    public Queue limited(@Nullable Integer most) {
        return new Queue(name, most, pausedAt, createdAt, revision + 1);
    }

    /// The same where it is paused already.
    public Queue paused(Instant now) {
        return pausedAt != null ? this : new Queue(name, concurrency, now, createdAt, revision + 1);
    }

    /// The same where it is not paused.
    public Queue resumed() {
        return pausedAt == null ? this : new Queue(name, concurrency, null, createdAt, revision + 1);
    }

    /// Whether everything that names no queue comes here, so that it cannot go.
    public boolean isDefault() {
        return name.equals(Submission.DEFAULT_QUEUE);
    }
}
