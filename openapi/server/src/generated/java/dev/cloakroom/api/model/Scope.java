// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// `account` is for signed-in users only, never for a key. `leases:any`, `http`, `email` and `admin` are granted by
/// an admin.
public enum Scope {
    ACCOUNT("account"),
    JOBS_READ("jobs:read"),
    JOBS_WRITE("jobs:write"),
    REPORTS_READ("reports:read"),
    REPORTS_WRITE("reports:write"),
    TASKS_READ("tasks:read"),
    TASKS_WRITE("tasks:write"),
    SCHEDULES_READ("schedules:read"),
    SCHEDULES_WRITE("schedules:write"),
    EVENTS_READ("events:read"),
    EVENTS_WRITE("events:write"),
    TRIGGERS_READ("triggers:read"),
    TRIGGERS_WRITE("triggers:write"),
    ANALYTICS_READ("analytics:read"),
    WEBHOOKS_READ("webhooks:read"),
    WEBHOOKS_WRITE("webhooks:write"),
    PROFILES_READ("profiles:read"),
    PROFILES_WRITE("profiles:write"),
    PAYMENTS_READ("payments:read"),
    PAYMENTS_WRITE("payments:write"),
    LEASES("leases"),
    LEASES_ANY("leases:any"),
    HTTP("http"),
    EMAIL("email"),
    ADMIN("admin");

    private final String value;

    Scope(String value) {
        this.value = value;
    }

    /// As it is spelled on the wire.
    @JsonValue
    public String value() {
        return value;
    }

    @JsonCreator
    public static Scope of(String value) {
        for (var constant : values()) {
            if (constant.value.equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("not a Scope");
    }
}
