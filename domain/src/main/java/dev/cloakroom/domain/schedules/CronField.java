package dev.cloakroom.domain.schedules;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One of the five fields: `*`, a value, a range, each of the latter with a step, and lists of these. The values that
/// it stands for are the bits of a long.
enum CronField {
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY("day of the month", 1, 31, ""),
    MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    /// 0 and 7 are both Sunday.
    WEEKDAY("day of the week", 0, 7, "sun mon tue wed thu fri sat");

    private static final Pattern PART = Pattern.compile("(\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,2}))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

    private final String title;
    private final int least;
    private final int most;
    private final String names;

    CronField(String title, int least, int most, String names) {
        this.title = title;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    /// @throws IllegalArgumentException with a sentence for the owner
    long parse(String text) {
        long bits = 0;
        for (String part : text.split(",", -1)) {
            bits |= part(part);
        }
        return this == WEEKDAY ? (bits | bits >>> 7) & 0x7f : bits;
    }

    private long part(String text) {
        var matcher = PART.matcher(text);
        if (!matcher.matches()) {
            throw fault(text);
        }
        boolean every = matcher.group(1).equals("*");
        boolean range = matcher.group(3) != null;
        int step = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
        if (step == 0 || (matcher.group(4) != null && !every && !range)) {
            throw fault(text);
        }
        int from = every ? least : value(matcher.group(2), text);
        int to = every ? most : range ? value(matcher.group(3), text) : from;
        if (this == WEEKDAY && to == 0 && from > 0) {
            to = 7;
        }
        if (from > to) {
            throw fault(text);
        }
        long bits = 0;
        for (int value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return every && this == WEEKDAY ? bits & 0x7f : bits;
    }

    private int value(String text, String part) {
        int name = List.of(names.split(" ")).indexOf(text.toLowerCase(Locale.ROOT));
        if (name >= 0) {
            return this == MONTH ? name + 1 : name;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw fault(part);
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw fault(part);
        }
        return number;
    }

    private IllegalArgumentException fault(String part) {
        return new IllegalArgumentException("'" + part + "' is no " + title + " (" + least + " to " + most + ").");
    }
}
