package dev.cloakroom.application.tasks.csv.columns;

/// The file cannot be cleaned as asked, and trying again will not help. The message is for the owner: what is wrong,
/// and what to do about it.
public final class CsvFailure extends RuntimeException {

    /// What is wrong with the file, or with the options for this file.
    public enum Reason {
        FILE_EMPTY("file-empty"),
        ENCODING_UNKNOWN("encoding-unknown"),
        GZIP_CORRUPT("gzip-corrupt"),
        GZIP_BOMB("gzip-bomb"),
        TOO_MANY_REJECTS("too-many-rejects"),
        TOO_MANY_COLUMNS("too-many-columns"),
        HEADER_UNREADABLE("header-unreadable"),
        FOOTER_TOO_LARGE("footer-too-large"),
        COLUMN_MISSING("column-missing"),
        COLUMN_AMBIGUOUS("column-ambiguous");

        private final String code;

        Reason(String code) {
            this.code = code;
        }
    }

    private final Reason reason;

    public CsvFailure(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /// The reason's spelling on the wire.
    public String code() {
        return reason.code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
