package dev.cloakroom.application.tasks.csv.seen;

import dev.cloakroom.application.tasks.csv.Scratch;
import dev.cloakroom.application.tasks.csv.cells.Hash64;
import dev.cloakroom.application.tasks.csv.scan.Words;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The values that one column (or combination of columns) has had. Exact: where two fingerprints meet, the values are
/// compared. Bounded: fingerprints that do not fit in memory are spilled as sorted runs, each behind a filter that
/// knows most of what is not in it; the values themselves are on the disk from the start.
///
/// A value of up to seven bytes, or of up to sixteen digits, is its own fingerprint, and needs no comparison. An
/// integer
/// greater than all before is new without a look-up.
public final class SeenValues implements Closeable {

    private static final int MOST_RUNS = 8;
    private static final int SHORT = 7;
    private static final int MOST_DIGITS = 16;

    private final Scratch scratch;
    private final SortedTable table;
    private final ValueLog log;
    private final Ascending ascending;
    private final long filterBits;
    private List<Run> runs = new ArrayList<>();

    // Of the value that is being looked up.
    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private boolean exact;

    /// What was loaded ahead. Nobody wants it, but so the compiler must load.
    @SuppressWarnings("UnusedVariable")
    private long touched;

    /// @param memory in bytes, of which about half is used for fingerprints and half to know what was spilled
    public SeenValues(Scratch scratch, int memory) {
        this.scratch = scratch;
        this.table = new SortedTable(Integer.highestOneBit(Math.max(memory / 2 / SortedTable.SLOT_BYTES, 16)));
        this.log = new ValueLog(scratch);
        this.ascending = new Ascending(scratch);
        this.filterBits = (long) memory / 2 * Byte.SIZE;
    }

    /// The fingerprint of a value, for [#seen]; 0 where it is not needed. There must be seven more bytes behind `end`.
    public long key(byte[] value, int start, int end) {
        point(value, start, end);
        if (integer() > ascending.max()) {
            return 0;
        }
        long key = Hash64.mixed(code());
        touched += table.touch(key);
        return key;
    }

    /// Looks a value up and remembers it. It is faster to ask for some hundred keys first and then for their values.
    ///
    /// @param key of this value
    /// @param line where the value is; from 1
    /// @return the line where it was seen first; 0 if it was not
    public long seen(long key, byte[] value, int start, int end, long line) throws IOException {
        point(value, start, end);
        long integer = integer();
        if (integer > ascending.max()) {
            ascending.append(integer, line);
            return 0;
        }
        long first = integer < 0 ? 0 : ascending.find(integer);
        return first > 0 ? first : hashed(key == 0 ? Hash64.mixed(code()) : key, line);
    }

    private long hashed(long key, long line) throws IOException {
        exact = to - from <= SHORT || (to - from <= MOST_DIGITS && number() >= 0);
        long first = first(key);
        if (first == 0) {
            table.add(key, exact ? line : log.append(line, bytes, from, to) + 1);
            if (table.isFull()) {
                spill();
            }
        }
        return first;
    }

    /// The value as an integer that is written so and not otherwise; -1 if it is none.
    private long integer() {
        int length = to - from;
        boolean written = length > 0 && length <= MOST_DIGITS && (bytes[from] != '0' || length == 1);
        return written ? number() : -1;
    }

    private void point(byte[] value, int start, int end) {
        bytes = value;
        from = start;
        to = end;
    }

    private long first(long key) throws IOException {
        for (int slot = table.find(key); table.holds(slot, key); slot++) {
            long first = lineOf(table.payload(slot));
            if (first > 0) {
                return first;
            }
        }
        for (Run run : runs) {
            for (long index = run.find(key); run.holds(index, key); index++) {
                long first = lineOf(run.payload(index));
                if (first > 0) {
                    return first;
                }
            }
        }
        return 0;
    }

    /// @return the line, if the value behind the payload is the one looked up; 0 if not
    private long lineOf(long payload) throws IOException {
        return exact ? payload : log.lineOf(payload - 1, bytes, from, to);
    }

    /// Different for different values of the first two kinds; the three kinds differ in their highest bits.
    private long code() {
        int length = to - from;
        if (length <= SHORT) {
            long word = length == 0 ? 0 : Words.load(bytes, from) & (-1L >>> (Long.SIZE - length * Byte.SIZE));
            return ((long) length << 56) | word;
        }
        long number = length <= MOST_DIGITS ? number() : -1;
        if (number >= 0) {
            return (1L << 63) | ((long) length << 58) | number;
        }
        return (1L << 60) | (Hash64.of(bytes, from, to) >>> 4);
    }

    private long number() {
        long number = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private void spill() throws IOException {
        try (var writer = new Run.Writer(scratch.open(), table.size(), filterBits / MOST_RUNS)) {
            table.drain(writer);
            runs.add(writer.finish());
        }
        if (runs.size() == MOST_RUNS) {
            var merged = Run.merge(runs, scratch.open(), filterBits);
            close(runs);
            runs = new ArrayList<>(List.of(merged));
        }
    }

    @Override
    public void close() throws IOException {
        close(runs);
        log.close();
        ascending.close();
    }

    private static void close(List<Run> runs) throws IOException {
        for (Run run : runs) {
            run.close();
        }
    }
}
