package dev.cloakroom.application.tasks.csv.cells;

import dev.cloakroom.domain.tasks.options.DateForm;

/// Reads dates and times that exist: the Gregorian calendar, years 0001 to 9999, no leap seconds.
public final class TimeCell {

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final long DAY = 86_400_000_000L;
    private static final long MINUTE = 60_000_000L;

    private byte[] bytes = new byte[0];
    private int to;
    private int at;
    private long instant;

    /// @return whether it is a date in this form
    public boolean readDate(byte[] cell, int start, int end, DateForm form) {
        bytes = cell;
        at = start;
        to = end;
        return date(form) && at == to;
    }

    /// A date, `T` or a space, `hh:mm`, perhaps seconds and a fraction, perhaps `Z` or an offset; without one it counts
    /// as UTC.
    ///
    /// @return whether it is a date and time in this form
    public boolean readDateTime(byte[] cell, int start, int end, DateForm form) {
        bytes = cell;
        at = start;
        to = end;
        return date(form) && at < to && (skip('T') || skip(' ') || skip('t')) && time() && zone() && at == to;
    }

    /// Microseconds since 1970, of the start of the day for a date.
    public long instant() {
        return instant;
    }

    private boolean date(DateForm form) {
        int first;
        int second;
        int third;
        boolean yearFirst = form.order() == DateForm.Order.YEAR_MONTH_DAY;
        first = yearFirst ? number(4, 4) : number(1, 2);
        if (first < 0 || !skip(form.separator())) {
            return false;
        }
        second = yearFirst ? number(2, 2) : number(1, 2);
        if (second < 0 || !skip(form.separator())) {
            return false;
        }
        third = yearFirst ? number(2, 2) : number(4, 4);
        return switch (form.order()) {
            case YEAR_MONTH_DAY -> exists(first, second, third);
            case DAY_MONTH_YEAR -> exists(third, second, first);
            case MONTH_DAY_YEAR -> exists(third, first, second);
        };
    }

    private boolean exists(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day > DAYS[month - 1] + (leap && month == 2 ? 1 : 0)) {
            return false;
        }
        instant = daysSince1970(year, month, day) * DAY;
        return true;
    }

    /// The year is counted from March, so that the leap day is its last.
    private static long daysSince1970(int year, int month, int day) {
        int counted = month <= 2 ? year - 1 : year;
        int months = (month + 9) % 12;
        long before = 365L * counted + counted / 4 - counted / 100 + counted / 400;
        return before + (months * 306 + 5) / 10 + day - 1 - 719_468;
    }

    private boolean time() {
        int hour = number(2, 2);
        if (hour < 0 || hour > 23 || !skip(':')) {
            return false;
        }
        int minute = number(2, 2);
        if (minute < 0 || minute > 59) {
            return false;
        }
        instant += (hour * 60L + minute) * MINUTE;
        return !skip(':') || seconds();
    }

    private boolean seconds() {
        int second = number(2, 2);
        if (second < 0 || second > 59) {
            return false;
        }
        instant += second * 1_000_000L;
        if (!skip('.') && !skip(',')) {
            return true;
        }
        int begin = at;
        long unit = 100_000;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            instant += (bytes[at] - '0') * unit;
            unit /= 10;
            at++;
        }
        return at > begin && at - begin <= 9;
    }

    private boolean zone() {
        if (at == to || skip('Z') || skip('z')) {
            return true;
        }
        boolean east = bytes[at] == '+';
        if (!east && bytes[at] != '-') {
            return false;
        }
        at++;
        int hours = number(2, 2);
        boolean _ = skip(':');
        int minutes = at == to ? 0 : number(2, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return false;
        }
        long offset = (hours * 60L + minutes) * MINUTE;
        instant += east ? -offset : offset;
        return true;
    }

    private boolean skip(char expected) {
        if (at < to && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    /// @return a number of so many digits, or -1
    private int number(int fewest, int most) {
        int begin = at;
        int value = 0;
        while (at < to && at - begin < most && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at] - '0';
            at++;
        }
        return at - begin < fewest ? -1 : value;
    }
}
