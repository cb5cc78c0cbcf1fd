package dev.cloakroom.bootstrap.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// This node's clock, corrected by the database's, so that nodes whose clocks differ agree on what came first. In
/// microseconds, as the database keeps them: what is answered now is what is read later.
public final class DatabaseClock implements InstantSource {

    private static final int SAMPLES = 3;

    private final InstantSource local;
    private final Supplier<Instant> database;
    private volatile Duration ahead = Duration.ZERO;

    private record Sample(Duration roundTrip, Duration ahead) {}

    /// @param database asks the database for its time
    public DatabaseClock(InstantSource local, Supplier<Instant> database) {
        this.local = local;
        this.database = database;
    }

    @Override
    public Instant instant() {
        return local.instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    /// Measures how far the database is ahead, taking its answer as of half-way; never finds work. Of a few answers the
    /// quickest counts: the first one ever comes late by the making of a connection and the loading of classes, and
    /// half of that would be the error.
    public boolean measure() {
        ahead = Stream.generate(this::ask)
                .limit(SAMPLES)
                .min(Comparator.comparing(Sample::roundTrip))
                .orElseThrow()
                .ahead();
        return false;
    }

    private Sample ask() {
        Instant asked = local.instant();
        Instant told = database.get();
        Duration roundTrip = Duration.between(asked, local.instant());
        return new Sample(roundTrip, Duration.between(asked.plus(roundTrip.dividedBy(2)), told));
    }

    public Duration ahead() {
        return ahead;
    }
}
