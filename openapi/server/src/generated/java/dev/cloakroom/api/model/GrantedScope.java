// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// What only an admin grants.
public enum GrantedScope {
    LEASES_ANY("leases:any"),
    HTTP("http"),
    EMAIL("email"),
    ADMIN("admin");

    private final String value;

    GrantedScope(String value) {
        this.value = value;
    }

    /// As it is spelled on the wire.
    @JsonValue
    public String value() {
        return value;
    }

    @JsonCreator
    public static GrantedScope of(String value) {
        for (var constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a GrantedScope");
    }
}
