// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Why nothing is sent: its owner said so, it answered `410`, or a message failed to the end. Absent while it is
/// enabled.
public enum DisabledReason {
    OWNER("owner"),
    GONE("gone"),
    EXHAUSTED("exhausted");

    private final String value;

    DisabledReason(String value) {
        this.value = value;
    }

    /// As it is spelled on the wire.
    @JsonValue
    public String value() {
        return value;
    }

    @JsonCreator
    public static DisabledReason of(String value) {
        for (var constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a DisabledReason");
    }
}
