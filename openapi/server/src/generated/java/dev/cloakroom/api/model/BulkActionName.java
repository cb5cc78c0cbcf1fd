// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

public enum BulkActionName {
    RETRY("retry"),
    CANCEL("cancel"),
    RUN_NOW("run-now");

    private final String value;

    BulkActionName(String value) {
        this.value = value;
    }

    /// As it is spelled on the wire.
    @JsonValue
    public String value() {
        return value;
    }

    @JsonCreator
    public static BulkActionName of(String value) {
        for (var constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a BulkActionName");
    }
}
