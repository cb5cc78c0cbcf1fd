package dev.cloakroom.domain.analytics;

import java.time.Duration;
import java.time.Instant;

/// From the one instant until just before the other.
public record Period(Instant from, Instant to) {

    /// How long minutes are told apart: six hours, and a little for whoever asked for six hours a moment ago.
    /// Quarter hours of UTC are told apart always. In all zones of today the clocks differ from UTC by whole
    /// quarters, so their days begin where a quarter begins.
    public static final Duration MINUTES_STAY = Duration.ofHours(6).plusMinutes(15);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /// The smallest period around this one that can be told apart.
    Period widened(Instant now) {
        long first = slot(from, now);
        long last = slot(to, now);
        return new Period(
                Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), first) * first),
                Instant.ofEpochSecond(Math.floorDiv(to.minusNanos(1).getEpochSecond(), last) * last + last));
    }

    private static long slot(Instant at, Instant now) {
        return (at.isBefore(now.minus(MINUTES_STAY)) ? QUARTER : MINUTE).toSeconds();
    }
}
