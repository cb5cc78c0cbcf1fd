package dev.cloakroom.domain.schedules;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/// A pattern of five fields: minute, hour, day of the month, month, day of the week, as in crontab. Where both days
/// are restricted, either of them is enough. It knows the calendar, but no zone.
public final class Cron {

    /// From one leap day to the next where a century without one is between them.
    private static final int LONGEST_WAIT_DAYS = 8 * 366;

    private static final int FIELDS = 5;

    private final String text;
    private final long minutes;
    private final long hours;
    private final long days;
    private final long months;
    private final long weekdays;
    private final boolean everyHour;
    private final boolean eitherDay;

    private Cron(String[] fields) {
        text = String.join(" ", fields);
        minutes = CronField.MINUTE.parse(fields[0]);
        hours = CronField.HOUR.parse(fields[1]);
        days = CronField.DAY.parse(fields[2]);
        months = CronField.MONTH.parse(fields[3]);
        weekdays = CronField.WEEKDAY.parse(fields[4]);
        everyHour = fields[1].equals("*");
        eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    }

    /// @throws IllegalArgumentException with a sentence for the owner, also for a pattern that no day ever matches
    public static Cron parse(String text) {
        var fields = text.strip().split("\\s+");
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("A pattern has five fields: minute, hour, day, month, day of the week.");
        }
        var cron = new Cron(fields);
        if (cron.after(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty()) {
            throw new IllegalArgumentException("There is no such day.");
        }
        return cron;
    }

    /// With one blank between the fields.
    public String text() {
        return text;
    }

    /// Whether the hour is `*`: then the pattern means an interval, else times of day.
    boolean everyHour() {
        return everyHour;
    }

    /// The first moment after that one which matches, to the minute.
    Optional<LocalDateTime> after(LocalDateTime moment) {
        var day = moment.toLocalDate();
        if (matches(day)) {
            var later = laterThatDay(moment);
            if (later.isPresent()) {
                return later;
            }
        }
        for (int ahead = 1; ahead <= LONGEST_WAIT_DAYS; ahead++) {
            var next = day.plusDays(ahead);
            if (matches(next)) {
                return Optional.of(next.atTime(lowest(hours), lowest(minutes)));
            }
        }
        return Optional.empty();
    }

    boolean matchesAt(LocalDateTime moment) {
        return after(moment.minusNanos(1)).filter(moment::equals).isPresent();
    }

    private boolean matches(LocalDate day) {
        boolean dayMatches = has(days, day.getDayOfMonth());
        boolean weekdayMatches = has(weekdays, day.getDayOfWeek().getValue() % 7);
        return has(months, day.getMonthValue())
                && (eitherDay ? dayMatches || weekdayMatches : dayMatches && weekdayMatches);
    }

    private Optional<LocalDateTime> laterThatDay(LocalDateTime moment) {
        var day = moment.toLocalDate();
        long minutesLeft = has(hours, moment.getHour()) ? above(minutes, moment.getMinute()) : 0;
        if (minutesLeft != 0) {
            return Optional.of(day.atTime(moment.getHour(), lowest(minutesLeft)));
        }
        long hoursLeft = above(hours, moment.getHour());
        return hoursLeft == 0 ? Optional.empty() : Optional.of(day.atTime(lowest(hoursLeft), lowest(minutes)));
    }

    private static boolean has(long bits, int value) {
        return (bits >>> value & 1) == 1;
    }

    private static long above(long bits, int value) {
        return bits & -2L << value;
    }

    private static int lowest(long bits) {
        return Long.numberOfTrailingZeros(bits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
