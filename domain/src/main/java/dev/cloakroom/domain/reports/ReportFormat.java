package dev.cloakroom.domain.reports;

import java.util.Arrays;
import java.util.Optional;

/// How the rows are written. The compressed formats are files of their own, not an encoding of the transport, so that
/// what is stored, hashed and downloaded is the same.
public enum ReportFormat {
    CSV_GZ("csv.gz", "application/gzip", true),
    CSV("csv", "text/csv; charset=utf-8", false),
    JSONL_GZ("jsonl.gz", "application/gzip", true);

    private final String text;
    private final String contentType;
    private final boolean compressed;

    ReportFormat(String text, String contentType, boolean compressed) {
        this.text = text;
        this.contentType = contentType;
        this.compressed = compressed;
    }

    /// The spelling of the contract, and the extension of the file.
    public String text() {
        return text;
    }

    public String contentType() {
        return contentType;
    }

    public boolean compressed() {
        return compressed;
    }

    public static Optional<ReportFormat> parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.text.equals(text))
                .findFirst();
    }
}
