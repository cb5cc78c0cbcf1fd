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
}
