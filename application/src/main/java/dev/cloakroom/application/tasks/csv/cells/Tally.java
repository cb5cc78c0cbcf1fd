package dev.cloakroom.application.tasks.csv.cells;

import dev.cloakroom.application.tasks.csv.scan.Words;
import dev.cloakroom.domain.tasks.options.ColumnType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the cells of one column were, in one batch or in all.
@SuppressWarnings("EnumOrdinal") // counts beside each other in an array, which lives no longer than this object
public final class Tally {

    private static final int SHOWN = 200;
    private static final long NOWHERE = Long.MAX_VALUE;

    private long empty;
    private long filled;
    private long fits;
    private long whole;
    private long leadingZeros;
    private final long[] misfits = new long[ColumnType.values().length];
    private long firstMisfit = NOWHERE;
    private long changed;
    private double sum;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private long leastPrefix = -1;
    private long mostPrefix;
    private byte @Nullable [] min;
    private byte @Nullable [] max;

    public void empty() {
        empty++;
    }

    public void filled(int cells) {
        filled += cells;
    }

    public void changed(long by) {
        changed += by;
    }

    /// A cell that is of the type that the column seems to have.
    public void fits() {
        fits++;
    }

    public void misfit(ColumnType is, long line) {
        misfits[is.ordinal()]++;
        firstMisfit = Math.min(firstMisfit, line);
    }

    public void number(NumberCell number, Cell cell) {
        fits++;
        whole += number.isWhole() ? 1 : 0;
        leadingZeros += number.hasLeadingZero() ? 1 : 0;
        sum += number.value();
        order(number.value(), cell);
    }

    public void time(long instant, Cell cell) {
        fits++;
        order((double) instant, cell);
    }

    /// Keeps the cell if it is the least or the greatest so far.
    private void order(double value, Cell cell) {
        if (value < least) {
            least = value;
            min = shown(cell);
        }
        if (value > most) {
            most = value;
            max = shown(cell);
        }
    }

    /// Keeps the cell if it is the least or the greatest text so far: byte by byte, which in UTF-8 is character by
    /// character.
    public void order(Cell cell) {
        long prefix = Long.reverseBytes(Words.load(cell.bytes, cell.from));
        int length = cell.to - cell.from;
        if (length < Long.BYTES) {
            prefix &= -1L << (Long.SIZE - length * Byte.SIZE);
        }
        if (min == null || Long.compareUnsigned(prefix, leastPrefix) <= 0) {
            orderMin(cell, prefix);
        }
        if (max == null || Long.compareUnsigned(prefix, mostPrefix) >= 0) {
            orderMax(cell, prefix);
        }
    }

    private void orderMin(Cell cell, long prefix) {
        if (min == null || compare(cell, min) < 0) {
            min = shown(cell);
            leastPrefix = prefix;
        }
    }

    private void orderMax(Cell cell, long prefix) {
        if (max == null || compare(cell, max) > 0) {
            max = shown(cell);
            mostPrefix = prefix;
        }
    }

    /// Word by word: most cells differ in the first or second, and are not worth the start of a faster loop.
    private static int compare(Cell cell, byte[] other) {
        byte[] bytes = cell.bytes;
        int common = Math.min(cell.to - cell.from, other.length) - Long.BYTES;
        int at = 0;
        for (; at <= common; at += Long.BYTES) {
            long one = Words.load(bytes, cell.from + at);
            long two = Words.load(other, at);
            if (one != two) {
                return Long.compareUnsigned(Long.reverseBytes(one), Long.reverseBytes(two));
            }
        }
        return Arrays.compareUnsigned(bytes, cell.from + at, cell.to, other, at, other.length);
    }

    private static byte[] shown(Cell cell) {
        int end = Math.min(cell.to, cell.from + SHOWN);
        while (end < cell.to && (cell.bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOfRange(cell.bytes, cell.from, end);
    }

    /// Adds what came behind.
    public void add(Tally later) {
        empty += later.empty;
        filled += later.filled;
        fits += later.fits;
        whole += later.whole;
        leadingZeros += later.leadingZeros;
        changed += later.changed;
        for (int i = 0; i < misfits.length; i++) {
            misfits[i] += later.misfits[i];
        }
        firstMisfit = Math.min(firstMisfit, later.firstMisfit);
        sum += later.sum;
        boolean text = later.most == Double.NEGATIVE_INFINITY;
        if (later.min != null && (min == null || (text ? lower(later.min, min) : later.least < least))) {
            min = later.min;
            least = later.least;
            leastPrefix = later.leastPrefix;
        }
        if (later.max != null && (max == null || (text ? lower(max, later.max) : later.most > most))) {
            max = later.max;
            most = later.most;
            mostPrefix = later.mostPrefix;
        }
    }

    private static boolean lower(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other) < 0;
    }

    public long emptyCells() {
        return empty;
    }

    public long filledCells() {
        return filled;
    }

    public long changedCells() {
        return changed;
    }

    public long fitting() {
        return fits;
    }

    public long wholeNumbers() {
        return whole;
    }

    public long leadingZeros() {
        return leadingZeros;
    }

    public long misfits(ColumnType type) {
        return misfits[type.ordinal()];
    }

    /// The first line with a cell that is not of the type; 0 where there is none.
    public long firstMisfit() {
        return firstMisfit == NOWHERE ? 0 : firstMisfit;
    }

    public double sum() {
        return sum;
    }

    public Optional<String> min() {
        return text(min);
    }

    public Optional<String> max() {
        return text(max);
    }

    private static Optional<String> text(byte @Nullable [] value) {
        return value == null ? Optional.empty() : Optional.of(new String(value, StandardCharsets.UTF_8));
    }
}
