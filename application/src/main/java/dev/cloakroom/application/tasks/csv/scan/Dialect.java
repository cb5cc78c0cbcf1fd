package dev.cloakroom.application.tasks.csv.scan;

/// Which bytes part the cells. All are ASCII, so that they can be looked for in UTF-8 byte by byte.
///
/// @param escape what stands before a quote inside a cell: the quote itself, or a backslash
public record Dialect(byte delimiter, byte quote, byte escape) {

    public static final Dialect RFC_4180 = new Dialect((byte) ',', (byte) '"', (byte) '"');

    public static Dialect of(char delimiter, char quote, char escape) {
        return new Dialect((byte) delimiter, (byte) quote, (byte) escape);
    }

    public boolean doublesQuotes() {
        return escape == quote;
    }
}
