package dev.cloakroom.domain.schedules;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/// A pattern on the clocks of a place.
///
/// When clocks are changed, a pattern of *times of day* fires once for each of them: a time that the clocks skip, at
/// the first moment after the gap; one that they show twice, the first time. A pattern for *every* hour means an
/// interval, and goes by what the clocks show: it fires in both of two equal hours, and not in one that is skipped.
public record Recurrence(Cron cron, ZoneId zone) {

    /// @throws IllegalArgumentException with a sentence for the owner
    public static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time zone. Name one of the IANA database, such as Europe/Berlin.");
        }
        return ZoneId.of(text);
    }

    /// The first fire time after that moment. Empty where none comes within eight years.
    public Optional<Instant> next(Instant after) {
        return cron.everyHour() ? nextShown(after) : nextOfDay(after);
    }

    /// Local times in order map to instants in order, some of them to the same one: so those that are not after the
    /// moment can be passed over.
    private Optional<Instant> nextOfDay(Instant after) {
        var local = cron.after(LocalDateTime.ofInstant(after, zone));
        while (local.isPresent()) {
            var instant = firstAt(local.get());
            if (instant.isAfter(after)) {
                return Optional.of(instant);
            }
            local = cron.after(local.get());
        }
        return Optional.empty();
    }

    private Instant firstAt(LocalDateTime local) {
        var rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(local);
        if (change == null) {
            return local.toInstant(rules.getOffset(local));
        }
        return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
    }

    /// Between two changes of the clocks it is plain arithmetic.
    private Optional<Instant> nextShown(Instant after) {
        var rules = zone.getRules();
        var from = after;
        while (true) {
            var offset = rules.getOffset(from);
            var found = cron.after(LocalDateTime.ofInstant(from, offset)).map(local -> local.toInstant(offset));
            var change = rules.nextTransition(from);
            if (found.isEmpty() || change == null || found.get().isBefore(change.getInstant())) {
                return found;
            }
            if (cron.matchesAt(change.getDateTimeAfter())) {
                return Optional.of(change.getInstant());
            }
            from = change.getInstant();
        }
    }
}
