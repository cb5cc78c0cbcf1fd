package dev.cloakroom.application.queues;

import dev.cloakroom.domain.queues.Queue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A queue and the jobs in it at this moment. `oldestReady` is how long the oldest job waits that could run, null
/// where none could.
public record QueueStanding(
        Queue queue, Depth depth, @Nullable Duration oldestReady, Finished finished) {

    /// Jobs that could run, jobs whose time has not come, and jobs that run.
    public record Depth(long ready, long delayed, long running) {}

    /// How many jobs came to their end in the last five and in the last sixty minutes that are over, whatever that
    /// end was.
    public record Finished(long inFiveMinutes, long inAnHour) {}
}
