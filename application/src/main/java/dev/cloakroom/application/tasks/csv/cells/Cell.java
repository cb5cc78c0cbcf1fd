package dev.cloakroom.application.tasks.csv.cells;

import dev.cloakroom.application.tasks.csv.scan.Batch;
import dev.cloakroom.application.tasks.csv.scan.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The value of a cell: a range of bytes, without quotes and escapes. Points at one cell after the other.
public final class Cell {

    /// Behind every range, so that a word can be loaded at its last byte.
    private static final int PADDING = 8;

    private static final int SHORTENED = 100;

    private final Dialect dialect;
    private byte[] own = new byte[256];

    byte[] bytes = own;
    int from;
    int to;

    public Cell(Dialect dialect) {
        this.dialect = dialect;
    }

    public void read(Batch batch, int row, int cell) {
        int start = batch.cellStart(row, cell);
        int end = batch.cellEnd(row, cell);
        bytes = batch.bytes();
        if (batch.isQuoted(row, cell)) {
            from = start + 1;
            to = end - 1;
            if (batch.isEscaped(row, cell)) {
                unescape();
            }
        } else {
            from = start;
            to = end;
        }
    }

    public void read(byte[] value) {
        own = value.length + PADDING > own.length ? new byte[value.length + PADDING] : own;
        System.arraycopy(value, 0, own, 0, value.length);
        bytes = own;
        from = 0;
        to = value.length;
    }

    private void unescape() {
        int length = to - from;
        if (length + PADDING > own.length) {
            own = new byte[length * 2 + PADDING];
        }
        int written = 0;
        for (int at = from; at < to; at++) {
            boolean skipped = bytes[at] == dialect.escape()
                    && at + 1 < to
                    && (bytes[at + 1] == dialect.quote() || bytes[at + 1] == dialect.escape());
            at += skipped ? 1 : 0;
            own[written++] = bytes[at];
        }
        bytes = own;
        from = 0;
        to = written;
    }

    /// Drops white space at both ends: ASCII's, and the space that does not break (U+00A0).
    ///
    /// @return whether there was any
    public boolean trim() {
        int length = to - from;
        while (from < to) {
            int space = spaceAt(from);
            if (space == 0) {
                break;
            }
            from += space;
        }
        while (from < to) {
            if (isSpace(bytes[to - 1])) {
                to--;
            } else if (to - from > 1 && spaceAt(to - 2) == 2) {
                to -= 2;
            } else {
                break;
            }
        }
        return to - from < length;
    }

    private int spaceAt(int at) {
        if (isSpace(bytes[at])) {
            return 1;
        }
        return bytes[at] == (byte) 0xC2 && at + 1 < to && bytes[at + 1] == (byte) 0xA0 ? 2 : 0;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || (value >= '\t' && value <= '\r');
    }

    public boolean isEmpty() {
        return from == to;
    }

    public int length() {
        return to - from;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /// A copy with room behind it.
    byte[] padded() {
        return Arrays.copyOf(copy(), length() + PADDING);
    }

    public byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    public String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// At most a hundred characters of it.
    public String shortText() {
        String text = new String(bytes, from, Math.min(to - from, SHORTENED * 4), StandardCharsets.UTF_8);
        if (text.length() <= SHORTENED && to - from <= SHORTENED * 4) {
            return text;
        }
        int end = Math.min(SHORTENED, text.length()) - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "\u2026";
    }
}
