// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

public enum SourceKind {
    FILE("file"),
    QUERY("query");

    private final String value;

    SourceKind(String value) {
        this.value = value;
    }

    /// As it is spelled on the wire.
    @JsonValue
    public String value() {
        return value;
    }

    @JsonCreator
    public static SourceKind of(String value) {
        for (var constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a SourceKind");
    }
}
