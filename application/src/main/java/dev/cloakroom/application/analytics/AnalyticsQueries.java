package dev.cloakroom.application.analytics;

import dev.cloakroom.domain.analytics.AnalyticsRejections;
import dev.cloakroom.domain.analytics.FailureGroup;
import dev.cloakroom.domain.auth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an owner can ask about the numbers of his jobs.
public final class AnalyticsQueries {

    private static final Duration USUAL_WINDOW = Duration.ofDays(1);
    private static final int MOST_GROUPS = 100;

    private final Counters counters;
    private final InstantSource clock;

    public AnalyticsQueries(Counters counters, InstantSource clock) {
        this.counters = counters;
        this.clock = clock;
    }

    /// Failures by kind and reason, the most frequent first. `to` is now where it is null, `from` a day before `to`.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Invalid `invalid-parameter` when the window is empty
    public List<FailureGroup> failures(UserId owner, @Nullable Instant from, @Nullable Instant to) {
        var end = to == null ? clock.instant() : to;
        var begin = from == null ? end.minus(USUAL_WINDOW) : from;
        if (!begin.isBefore(end)) {
            throw AnalyticsRejections.emptyWindow();
        }
        return counters.failures(owner, begin, end, MOST_GROUPS);
    }
}
