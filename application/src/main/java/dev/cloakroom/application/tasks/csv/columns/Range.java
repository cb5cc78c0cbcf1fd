package dev.cloakroom.application.tasks.csv.columns;

import dev.cloakroom.application.tasks.csv.cells.NumberCell;
import dev.cloakroom.domain.tasks.options.ColumnRule;
import dev.cloakroom.domain.tasks.options.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The bounds of a column, ready to compare with: numbers, microseconds or characters.
public final class Range {

    public enum Of {
        NUMBERS,
        TIMES,
        LENGTHS,
        NOTHING
    }

    public final Of of;
    private final @Nullable BigDecimal min;
    private final @Nullable BigDecimal max;
    private final double minNear;
    private final double maxNear;
    private final long least;
    private final long most;

    private Range(Of of, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        this.of = of;
        this.min = min;
        this.max = max;
        minNear = min == null ? Double.NEGATIVE_INFINITY : min.doubleValue();
        maxNear = max == null ? Double.POSITIVE_INFINITY : max.doubleValue();
        boolean counted = of == Of.TIMES || of == Of.LENGTHS;
        least = min == null || !counted ? Long.MIN_VALUE : min.longValueExact();
        most = max == null || !counted ? Long.MAX_VALUE : max.longValueExact();
    }

    public static Range of(ColumnRule rule) {
        String min = rule.bounds().min();
        String max = rule.bounds().max();
        ColumnType type = rule.type();
        if (min == null && max == null) {
            return new Range(Of.NOTHING, null, null);
        }
        if (type != null && type.isTime()) {
            return new Range(Of.TIMES, micros(min, type), micros(max, type));
        }
        return new Range(type != null && type.isNumber() ? Of.NUMBERS : Of.LENGTHS, number(min), number(max));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static @Nullable BigDecimal micros(@Nullable String text, ColumnType type) {
        if (text == null) {
            return null;
        }
        Instant instant = type == ColumnType.DATE
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
        return BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    }

    public boolean isBelow(NumberCell number) {
        return min != null && number.compareTo(min, minNear) < 0;
    }

    public boolean isAbove(NumberCell number) {
        return max != null && number.compareTo(max, maxNear) > 0;
    }

    public boolean isBelow(long count) {
        return count < least;
    }

    public boolean isAbove(long count) {
        return count > most;
    }
}
