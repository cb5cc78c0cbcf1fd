// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// `settled`, `declined` and `canceled` are final.
public enum PaymentStatus {
    PENDING("pending"),
    SETTLING("settling"),
    SETTLED("settled"),
    DECLINED("declined"),
    CANCELED("canceled");

    private final String value;

    PaymentStatus(String value) {
        this.value = value;
    }

    /// As it is spelled on the wire.
    @JsonValue
    public String value() {
        return value;
    }

    @JsonCreator
    public static PaymentStatus of(String value) {
        for (var constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a PaymentStatus");
    }
}
