// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Values that are no names.
public enum Kind {
    A_B("a.b"),
    C_D("c:d"),
    _2ND("2nd"),
    CLASS("class");

    private final String value;

    Kind(String value) {
        this.value = value;
    }

    /// As it is spelled on the wire.
    @JsonValue
    public String value() {
        return value;
    }

    @JsonCreator
    public static Kind of(String value) {
        for (var constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a Kind");
    }
}
