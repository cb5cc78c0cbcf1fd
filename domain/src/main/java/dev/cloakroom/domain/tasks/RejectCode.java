package dev.cloakroom.domain.tasks;

/// Why a row is rejected: the words in the column `code` of the rejects.
public enum RejectCode {
    TYPE("type"),
    REQUIRED("required"),
    MIN("min"),
    MAX("max"),
    PATTERN("pattern"),
    ENUM("enum"),
    UNIQUE("unique"),
    TOO_FEW_FIELDS("too-few-fields"),
    TOO_MANY_FIELDS("too-many-fields"),
    /// Bytes that are no text in the file's encoding, or a NUL.
    ENCODING("encoding"),
    /// A quote that never closes, text after a closing one, or a quote inside a cell that has none around it.
    QUOTE("quote"),
    TOO_LONG("too-long");

    private final String text;

    RejectCode(String text) {
        this.text = text;
    }

    /// The spelling of the contract.
    public String text() {
        return text;
    }
}
