package dev.cloakroom.application.tasks.csv.cells;

import dev.cloakroom.domain.tasks.options.DateForm;

/// Reads dates and times that exist: the Gregorian calendar, years 0001 to 9999, no leap seconds.
public final class TimeCell {

    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final Digits YEAR_MONTH = Digits.of("0000-00-");
    private static final Digits YEAR_MONTH_SLASHES = Digits.of("0000/00/");
    private static final Digits CLOCK = Digits.of("00:00:00");
    private static final long DAY = 86_400_000_000L;
    private static final long MINUTE = 60_000_000L;

    private byte[] bytes = new byte[0];
    private int to;
    private int at;
    private long instant;

    /// @return whether it is a date in this form
    public boolean readDate(Cell cell, DateForm form) {
        point(cell);
        return date(form) && at == to;
    }

    /// A date, `T` or a space, `hh:mm`, perhaps seconds and a fraction, perhaps `Z` or an offset; without one it counts
    /// as UTC.
    ///
    /// @return whether it is a date and time in this form
    public boolean readDateTime(Cell cell, DateForm form) {
        point(cell);
        return date(form) && at < to && (skip('T') || skip(' ') || skip('t')) && time() && zone() && at == to;
    }

    /// Microseconds since 1970, of the start of the day for a date.
    public long instant() {
        return instant;
    }

    private void point(Cell cell) {
        bytes = cell.bytes;
        at = cell.from;
        to = cell.to;
    }

    private boolean date(DateForm form) {
        if (form.order() == DateForm.Order.YEAR_MONTH_DAY) {
            return yearFirst(form == DateForm.ISO ? YEAR_MONTH : YEAR_MONTH_SLASHES);
        }
        int first = number(1, 2);
        if (first < 0 || !skip(form.separator())) {
            return false;
        }
        int second = number(1, 2);
        if (second < 0 || !skip(form.separator())) {
            return false;
        }
        int year = number(4, 4);
        boolean dayFirst = form.order() == DateForm.Order.DAY_MONTH_YEAR;
        return dayFirst ? exists(year, second, first) : exists(year, first, second);
    }

    private boolean yearFirst(Digits shape) {
        long pairs = to - at < 10 ? Digits.NONE : shape.pairs(bytes, at);
        if (pairs == Digits.NONE) {
            return false;
        }
        at += 8;
        int day = number(2, 2);
        return exists(Digits.pair(pairs, 0) * 100 + Digits.pair(pairs, 2), Digits.pair(pairs, 5), day);
    }

    private boolean exists(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1) {
            return false;
        }
        if (day > 28 && day > days(year, month)) {
            return false;
        }
        instant = daysSince1970(year, month, day) * DAY;
        return true;
    }

    private static int days(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return DAYS[month - 1] + (leap && month == 2 ? 1 : 0);
    }

    /// The year is counted from March, so that the leap day is its last.
    private static long daysSince1970(int year, int month, int day) {
        int counted = month <= 2 ? year - 1 : year;
        int months = (month + 9) % 12;
        long before = 365L * counted + counted / 4 - counted / 100 + counted / 400;
        return before + (months * 306 + 5) / 10 + day - 1 - 719_468;
    }

    private boolean time() {
        long pairs = to - at < 8 ? Digits.NONE : CLOCK.pairs(bytes, at);
        if (pairs != Digits.NONE) {
            at += 8;
            int second = Digits.pair(pairs, 6);
            instant += second * 1_000_000L;
            return second <= 59 && minutes(Digits.pair(pairs, 0), Digits.pair(pairs, 3)) && fraction();
        }
        int hour = number(2, 2);
        boolean minutes = skip(':') && minutes(hour, number(2, 2));
        return minutes && (at == to || bytes[at] != ':');
    }

    private boolean minutes(int hour, int minute) {
        instant += (hour * 60L + minute) * MINUTE;
        return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59;
    }

    private boolean fraction() {
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
        int next = begin;
        int end = Math.min(to, begin + most);
        int value = 0;
        while (next < end && bytes[next] >= '0' && bytes[next] <= '9') {
            value = value * 10 + bytes[next] - '0';
            next++;
        }
        at = next;
        return next - begin < fewest ? -1 : value;
    }
}
