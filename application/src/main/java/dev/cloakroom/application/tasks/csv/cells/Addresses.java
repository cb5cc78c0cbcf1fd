package dev.cloakroom.application.tasks.csv.cells;

/// Shapes of text. They find what cannot be right; whether anybody lives there only asking tells.
final class Addresses {

    private static final int WORD = 1;
    private static final int LOCAL = 2;
    private static final int HEX = 4;
    private static final int NOT_IN_URLS = 8;

    /// What each byte may stand in. A look at a table costs a tenth of asking for ranges one after the other.
    private static final byte[] USES = uses();

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_LABEL = 63;

    private Addresses() {}

    private static byte[] uses() {
        var uses = new byte[256];
        for (int value = 0; value < uses.length; value++) {
            boolean letter = (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
            boolean word = letter || (value >= '0' && value <= '9') || value >= 0x80;
            boolean hex = value < 0x80 && Character.digit(value, 16) >= 0;
            boolean local = word || "!#$%&'*+-/=?^_`{|}~.".indexOf(value) >= 0;
            boolean barred = value <= ' ' || "\"<>\\^`{|}".indexOf(value) >= 0;
            uses[value] =
                    (byte) ((word ? WORD : 0) | (local ? LOCAL : 0) | (hex ? HEX : 0) | (barred ? NOT_IN_URLS : 0));
        }
        return uses;
    }

    private static boolean may(byte value, int use) {
        return (USES[value & 0xFF] & use) != 0;
    }

    /// A local part without quotes and a host name of two labels or more (RFC 5321, with UTF-8 as in RFC 6531).
    static boolean isEmail(byte[] bytes, int from, int to) {
        int sign = -1;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '@') {
                if (sign >= 0) {
                    return false;
                }
                sign = at;
            }
        }
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
        for (int i = 0; i < 36; i++) {
            byte value = bytes[from + i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? value != '-' : !may(value, HEX)) {
                return false;
            }
        }
        return true;
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
