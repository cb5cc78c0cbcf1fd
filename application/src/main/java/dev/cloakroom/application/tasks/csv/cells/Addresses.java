package dev.cloakroom.application.tasks.csv.cells;

import dev.cloakroom.application.tasks.csv.scan.Words;

/// Shapes of text. They find what cannot be right; whether anybody lives there only asking tells.
final class Addresses {

    private static final int WORD = 1;
    private static final int LOCAL = 2;
    private static final int NOT_IN_URLS = 4;

    /// What each byte may stand in. A look at a table costs a tenth of asking for ranges one after the other.
    private static final byte[] USES = uses();

    /// Places of dashes among eight bytes.
    private static final long FIFTH = 0x80L << 32;

    private static final long THIRD_AND_LAST = 0x80L << 16 | 0x80L << 56;

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;

    private Addresses() {}

    private static byte[] uses() {
        var uses = new byte[256];
        for (int value = 0; value < uses.length; value++) {
            boolean letter = (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
            boolean word = letter || (value >= '0' && value <= '9') || value >= 0x80;
            boolean local = word || "!#$%&'*+-/=?^_`{|}~.".indexOf(value) >= 0;
            boolean barred = value <= ' ' || "\"<>\\^`{|}".indexOf(value) >= 0;
            uses[value] = (byte) ((word ? WORD : 0) | (local ? LOCAL : 0) | (barred ? NOT_IN_URLS : 0));
        }
        return uses;
    }

    private static boolean may(byte value, int use) {
        return (USES[value & 0xFF] & use) != 0;
    }

    /// A local part without quotes and a host name of two labels or more (RFC 5321, with UTF-8 as in RFC 6531).
    static boolean isEmail(byte[] bytes, int from, int to) {
        int sign = from;
        while (sign < to && bytes[sign] != '@') {
            sign++;
        }
        // A second one is in no host name.
        return sign > from
                && to - from <= LONGEST_EMAIL
                && sign - from <= LONGEST_LOCAL
                && isLocal(bytes, from, sign)
                && isHost(bytes, sign + 1, to, 2);
    }

    private static boolean isLocal(byte[] bytes, int from, int to) {
        if (bytes[from] == '.' || bytes[to - 1] == '.') {
            return false;
        }
        for (int at = from; at < to; at++) {
            if (!may(bytes[at], LOCAL)) {
                return false;
            }
            if (bytes[at] == '.' && bytes[at + 1] == '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHost(byte[] bytes, int from, int to, int fewest) {
        int labels = 1;
        int begin = from;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '.') {
                if (!isLabel(bytes, begin, at)) {
                    return false;
                }
                labels++;
                begin = at + 1;
            } else if (!may(bytes[at], WORD) && bytes[at] != '-') {
                return false;
            }
        }
        return labels >= fewest && isLabel(bytes, begin, to);
    }

    private static boolean isLabel(byte[] bytes, int from, int to) {
        return to > from && to - from <= LONGEST_LABEL && bytes[from] != '-' && bytes[to - 1] != '-';
    }

    /// 36 characters (RFC 9562), of any version.
    static boolean isUuid(byte[] bytes, int from, int to) {
        if (to - from != 36) {
            return false;
        }
        boolean dashes =
                bytes[from + 8] == '-' && bytes[from + 13] == '-' && bytes[from + 18] == '-' && bytes[from + 23] == '-';
        long digits = hex(bytes, from)
                & (hex(bytes, from + 9) | FIFTH)
                & (hex(bytes, from + 16) | THIRD_AND_LAST)
                & hex(bytes, from + 24)
                & hex(bytes, from + 28);
        return dashes && digits == Words.HIGHS;
    }

    /// The highest bit of each of eight bytes that is a digit to the base of 16. Where one of them is not ASCII, those
    /// behind it may be wrong.
    private static long hex(byte[] bytes, int at) {
        long word = Words.load(bytes, at);
        long lower = word | Words.repeated((byte) 0x20);
        long number = from(word, '0') & ~from(word, '9' + 1);
        long letter = from(lower, 'a') & ~from(lower, 'f' + 1);
        return (number | letter) & ~word & Words.HIGHS;
    }

    /// The highest bit of each byte that is at least so much; of ASCII.
    private static long from(long word, int least) {
        return word + Words.repeated((byte) (0x80 - least));
    }

    /// `http` or `https` with a host (RFC 3986).
    static boolean isUrl(byte[] bytes, int from, int to) {
        int host = behindScheme(bytes, from, to);
        if (host < 0) {
            return false;
        }
        int end = host;
        while (end < to && bytes[end] != '/' && bytes[end] != '?' && bytes[end] != '#') {
            end++;
        }
        for (int at = host; at < to; at++) {
            if (may(bytes[at], NOT_IN_URLS)) {
                return false;
            }
        }
        return isAuthority(bytes, host, end);
    }

    private static int behindScheme(byte[] bytes, int from, int to) {
        String scheme = "https://";
        int at = from;
        for (int i = 0; i < scheme.length(); i++) {
            if (at < to && (bytes[at] | 0x20) == (scheme.charAt(i) | 0x20)) {
                at++;
            } else if (scheme.charAt(i) != 's') {
                return -1;
            }
        }
        return at;
    }

    private static boolean isAuthority(byte[] bytes, int from, int to) {
        int host = from;
        for (int at = from; at < to; at++) {
            host = bytes[at] == '@' ? at + 1 : host;
        }
        if (host < to && bytes[host] == '[') {
            return to - host > 3;
        }
        int end = to;
        for (int at = host; at < to; at++) {
            if (bytes[at] == ':') {
                end = at;
                break;
            }
        }
        for (int at = end + 1; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return isHost(bytes, host, end, 1);
    }
}
