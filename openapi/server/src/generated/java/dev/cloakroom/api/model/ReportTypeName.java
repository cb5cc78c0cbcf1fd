// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

public enum ReportTypeName {
    COMPENDIUM_MONSTERS("compendium_monsters"),
    JOBS("jobs"),
    EVENTS("events"),
    PAYMENTS("payments"),
    METRICS("metrics");

    private final String value;

    ReportTypeName(String value) {
        this.value = value;
    }

    /// As it is spelled on the wire.
    @JsonValue
    public String value() {
        return value;
    }

    @JsonCreator
    public static ReportTypeName of(String value) {
        for (var constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a ReportTypeName");
    }
}
