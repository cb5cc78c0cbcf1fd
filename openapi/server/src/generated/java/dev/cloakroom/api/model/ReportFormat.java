// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// CSV is RFC 4180 in UTF-8; JSON Lines has one object per line. `.gz` is gzip.
public enum ReportFormat {
    CSV_GZ("csv.gz"),
    CSV("csv"),
    JSONL_GZ("jsonl.gz");

    private final String value;

    ReportFormat(String value) {
        this.value = value;
    }

    /// As it is spelled on the wire.
    @JsonValue
    public String value() {
        return value;
    }

    @JsonCreator
    public static ReportFormat of(String value) {
        for (var constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a ReportFormat");
    }
}
