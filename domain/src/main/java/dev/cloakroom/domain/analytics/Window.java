package dev.cloakroom.domain.analytics;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The time that a question is about, as it was asked for: `from` and `to` are either dates in the zone, both
/// included, or instants, the last excluded.
public record Window(@Nullable Edge from, @Nullable Edge to, ZoneId zone) {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}-.*");
    private static final int LENGTH_OF_DATE = 10;

    private sealed interface Edge {
        record Day(LocalDate date) implements Edge {}

        record Moment(Instant at) implements Edge {}
    }

    /// @throws dev.cloakroom.domain.Rejection.Invalid `invalid-parameter`
    public static Window of(@Nullable String from, @Nullable String to, @Nullable String zone) {
        return new Window(edge("from", from), edge("to", to), zone == null ? UTC : zone(zone));
    }

    /// Until now where it was not said, and since `usual` before its end; widened to what can be told apart.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Invalid `invalid-parameter` when it is empty
    public Period period(Duration usual, Instant now) {
        var asked = asked(usual, now);
        if (!asked.from().isBefore(asked.to())) {
            throw AnalyticsRejections.emptyWindow();
        }
        return asked.widened(now);
    }

    /// The part of it that reaches back `kept` from a moment and not beyond that; empty where there is none.
    public Optional<Period> within(Duration kept, Duration usual, Instant until) {
        var asked = asked(usual, until);
        var oldest = until.minus(kept);
        var from = asked.from().isAfter(oldest) ? asked.from() : oldest;
        var to = asked.to().isBefore(until) ? asked.to() : until;
        return from.isBefore(to) ? Optional.of(new Period(from, to).widened(until)) : Optional.empty();
    }

    /// Whether it is empty whenever it is asked for.
    public boolean isBackwards() {
        var asked = asked(Duration.ZERO, Instant.EPOCH);
        return from != null && to != null && !asked.from().isBefore(asked.to());
    }

    private Period asked(Duration usual, Instant now) {
        var end = switch (to) {
            case null -> now;
            case Edge.Day(var date) -> startOf(date.plusDays(1));
            case Edge.Moment(var at) -> at;
        };
        var begin = switch (from) {
            case null -> end.minus(usual);
            case Edge.Day(var date) -> startOf(date);
            case Edge.Moment(var at) -> at;
        };
        return new Period(begin, end);
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static @Nullable Edge edge(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (YEAR.matcher(text).matches()) {
                return text.length() == LENGTH_OF_DATE
                        ? new Edge.Day(LocalDate.parse(text))
                        : new Edge.Moment(OffsetDateTime.parse(text).toInstant());
            }
        } catch (DateTimeException _) {
            // It is refused below.
        }
        throw AnalyticsRejections.noTime(name);
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw AnalyticsRejections.unknownZone();
        }
        return ZoneId.of(text);
    }
}
