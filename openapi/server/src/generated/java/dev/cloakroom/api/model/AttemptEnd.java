// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// How the attempt ended. Snoozed, handed back and crashed attempts do not count.
public enum AttemptEnd {
    RUNNING("running"),
    SUCCEEDED("succeeded"),
    FAILED("failed"),
    TIMED_OUT("timed_out"),
    CRASHED("crashed"),
    SNOOZED("snoozed"),
    HANDED_BACK("handed_back"),
    CANCELED("canceled"),
    EXPIRED("expired");

    private final String value;

    AttemptEnd(String value) {
        this.value = value;
    }

    /// As it is spelled on the wire.
    @JsonValue
    public String value() {
        return value;
    }

    @JsonCreator
    public static AttemptEnd of(String value) {
        for (var constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a AttemptEnd");
    }
}
