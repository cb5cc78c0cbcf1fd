package dev.cloakroom.application.tasks.csv.scan;

/// How many lines ended which way, those inside quoted cells left out; and how many were empty.
public final class LineEnds {

    long lf;
    long crlf;
    long cr;
    long empty;

    public long lf() {
        return lf;
    }

    public long crlf() {
        return crlf;
    }

    public long cr() {
        return cr;
    }

    public long empty() {
        return empty;
    }

    /// How many lines end in a range: each LF, and each CR that no LF follows. One byte behind it must be there.
    static int count(byte[] bytes, int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n' || (bytes[at] == '\r' && bytes[at + 1] != '\n')) {
                count++;
            }
        }
        return count;
    }
}
