// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// One of our own processes, or somebody who leases jobs over HTTP.
public enum WorkerOrigin {
    PROCESS("process"),
    HTTP("http");

    private final String value;

    WorkerOrigin(String value) {
        this.value = value;
    }

    /// As it is spelled on the wire.
    @JsonValue
    public String value() {
        return value;
    }

    @JsonCreator
    public static WorkerOrigin of(String value) {
        for (var constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a WorkerOrigin");
    }
}
