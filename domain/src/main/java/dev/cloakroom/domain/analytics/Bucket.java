package dev.cloakroom.domain.analytics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/// The steps of a time series, as the clocks of a zone show them. Where these are changed, a day has 23 or 25 hours,
/// and
/// another hour begins.
public enum Bucket {
    MINUTE(Duration.ofHours(1)),
    HOUR(Duration.ofDays(1)),
    DAY(Duration.ofDays(30)),
    /// From Monday on.
    WEEK(Duration.ofDays(182));

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Duration usualWindow;

    Bucket(Duration usualWindow) {
        this.usualWindow = usualWindow;
    }

    /// For who does not say since when.
    public Duration usualWindow() {
        return usualWindow;
    }

    /// Cuts a period where such a step begins. The first and the last piece may be parts of one.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Invalid `invalid-parameter` where that makes more than `most`
    public List<Period> cut(Period period, ZoneId zone, int most) {
        var pieces = new ArrayList<Period>();
        var from = period.from();
        while (from.isBefore(period.to())) {
            if (pieces.size() == most) {
                throw AnalyticsRejections.tooManyBuckets(most);
            }
            var next = nextAfter(from, zone);
            var to = next.isBefore(period.to()) ? next : period.to();
            pieces.add(new Period(from, to));
            from = to;
        }
        return List.copyOf(pieces);
    }

    private Instant nextAfter(Instant at, ZoneId zone) {
        var date = at.atZone(zone).toLocalDate();
        return switch (this) {
            case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            case HOUR -> nextHourAfter(at, zone);
            case DAY -> date.plusDays(1).atStartOfDay(zone).toInstant();
            case WEEK ->
                date.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .atStartOfDay(zone)
                        .toInstant();
        };
    }

    /// An hour ends with a quarter of UTC: the first in which the clocks show another, or were changed.
    private static Instant nextHourAfter(Instant at, ZoneId zone) {
        long seconds = QUARTER.toSeconds();
        var quarter = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
        var hour = hour(at, zone);
        do {
            quarter = quarter.plus(QUARTER);
        } while (hour(quarter, zone).equals(hour));
        return quarter;
    }

    private static OffsetDateTime hour(Instant at, ZoneId zone) {
        return at.atZone(zone).toOffsetDateTime().truncatedTo(ChronoUnit.HOURS);
    }
}
