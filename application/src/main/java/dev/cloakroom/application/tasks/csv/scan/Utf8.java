package dev.cloakroom.application.tasks.csv.scan;

/// What is UTF-8 (RFC 3629) and what is not.
public final class Utf8 {

    private Utf8() {}

    /// Whether a range is well-formed and has no NUL.
    public static boolean isText(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (at + Long.BYTES <= to && isPlain(Words.load(bytes, at))) {
                at += Long.BYTES;
                continue;
            }
            int length = length(bytes, at, to);
            if (length == 0 || bytes[at] == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /// Whether all eight bytes stand for themselves: ASCII, and no NUL.
    private static boolean isPlain(long word) {
        return (((word - Words.ONES) | word) & Words.HIGHS) == 0;
    }

    /// How many bytes the character at this place has; 0 if there is none, or one cut off at `to`.
    public static int length(byte[] bytes, int at, int to) {
        int first = bytes[at];
        if (first >= 0) {
            return 1;
        }
        int second = at + 1 < to ? bytes[at + 1] : 0;
        if (first < (byte) 0xC2 || second >= (byte) 0xC0) {
            return 0;
        }
        if (first < (byte) 0xE0) {
            return 2;
        }
        if (first < (byte) 0xF0) {
            boolean overlong = first == (byte) 0xE0 && second < (byte) 0xA0;
            boolean surrogate = first == (byte) 0xED && second >= (byte) 0xA0;
            return overlong || surrogate || !follows(bytes, at + 2, to) ? 0 : 3;
        }
        boolean overlong = first == (byte) 0xF0 && second < (byte) 0x90;
        boolean beyond = first > (byte) 0xF4 || (first == (byte) 0xF4 && second >= (byte) 0x90);
        return overlong || beyond || !follows(bytes, at + 2, to) || !follows(bytes, at + 3, to) ? 0 : 4;
    }

    /// Characters in well-formed text.
    public static int characters(byte[] bytes, int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] >= (byte) 0xC0 || bytes[at] >= 0) {
                count++;
            }
        }
        return count;
    }

    private static boolean follows(byte[] bytes, int at, int to) {
        return at < to && bytes[at] < (byte) 0xC0;
    }
}
