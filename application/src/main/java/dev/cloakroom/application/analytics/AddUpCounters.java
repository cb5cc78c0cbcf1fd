package dev.cloakroom.application.analytics;

import java.time.Duration;

/// Keeps the counters few: a step for a loop. Doing it twice, or in two places at once, changes no sum.
public final class AddUpCounters {

    /// So far back there are numbers.
    static final Duration KEPT = Duration.ofDays(400);
    private static final int CHUNK = 2_000;

    private final Counters counters;

    public AddUpCounters(Counters counters) {
        this.counters = counters;
    }

    /// One chunk; true when there may be more.
    public boolean handle() {
        return counters.addUp(KEPT, CHUNK);
    }
}
