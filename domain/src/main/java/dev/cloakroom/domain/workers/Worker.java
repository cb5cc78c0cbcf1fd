package dev.cloakroom.domain.workers;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The entry of a worker. `running` counts its jobs; `holding` are the first hundred of them.
public record Worker(UUID id, Origin origin, Ability ability, State state, int running, List<Holding> holding) {

    /// Where it comes from.
    public sealed interface Origin {
        /// One of our own processes, one entry per start.
        record OwnProcess(String host, String version) implements Origin {}

        /// Leases jobs over HTTP, with an API key or, where that is null, signed in.
        record Client(UserId user, @Nullable UUID apiKey) implements Origin {}
    }

    /// What it can run, and how many at a time where that is known.
    public record Ability(List<String> kinds, @Nullable Integer slots) {}

    /// One that is `draining` takes nothing more.
    public record State(boolean draining, Instant started, Instant seen) {}

    /// A job in its hands; `until` is when a lease over HTTP ends without a sign of life.
    public record Holding(
            JobId id,
            String kind,
            int epoch,
            Instant started,
            @Nullable Instant until) {}
}
