package dev.cloakroom.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/// This node's clock, corrected by the database's, so that nodes whose clocks differ agree on what came first. In
/// microseconds, as the database keeps them: what is answered now is what is read later.
final class DatabaseClock implements InstantSource {

    private final InstantSource local;
    private final Supplier<Instant> database;
    private volatile Duration ahead = Duration.ZERO;

    /// @param database asks the database for its time
    DatabaseClock(InstantSource local, Supplier<Instant> database) {
        this.local = local;
        this.database = database;
    }

    @Override
    public Instant instant() {
        return local.instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    /// Measures how far the database is ahead, taking its answer as of half-way; never finds work.
    boolean measure() {
        Instant asked = local.instant();
        Instant told = database.get();
        Duration roundTrip = Duration.between(asked, local.instant());
        ahead = Duration.between(asked.plus(roundTrip.dividedBy(2)), told);
        return false;
    }

    Duration ahead() {
        return ahead;
    }
}
