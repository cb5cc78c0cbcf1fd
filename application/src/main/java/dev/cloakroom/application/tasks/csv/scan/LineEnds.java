package dev.cloakroom.application.tasks.csv.scan;

/// How many lines ended which way, those inside quoted cells left out; and how many were empty.
public final class LineEnds {

    private long lf;
    private long crlf;
    private long cr;
    private long empty;

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

    void addEmpty() {
        empty++;
    }

    /// One more line, which ends with these bytes; with none at the end of the file.
    void add(byte[] bytes, int from, int to) {
        switch (to - from) {
            case 0 -> {}
            case 1 -> {
                if (bytes[from] == '\n') {
                    lf++;
                } else {
                    cr++;
                }
            }
            default -> crlf++;
        }
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
