package dev.cloakroom.domain.auth;

import java.util.Arrays;
import java.util.Optional;

/// What a credential may do, in the spelling of the contract.
public enum Scope {
    /// One's own credentials and sessions. Held by signed-in users only, never by an API key: keys cannot make keys.
    ACCOUNT("account", Grant.SESSION),
    JOBS_READ("jobs:read", Grant.EVERYBODY),
    JOBS_WRITE("jobs:write", Grant.EVERYBODY),
    REPORTS_READ("reports:read", Grant.EVERYBODY),
    REPORTS_WRITE("reports:write", Grant.EVERYBODY),
    SCHEDULES_READ("schedules:read", Grant.EVERYBODY),
    SCHEDULES_WRITE("schedules:write", Grant.EVERYBODY),
    EVENTS_READ("events:read", Grant.EVERYBODY),
    EVENTS_WRITE("events:write", Grant.EVERYBODY),
    TRIGGERS_READ("triggers:read", Grant.EVERYBODY),
    TRIGGERS_WRITE("triggers:write", Grant.EVERYBODY),
    TASKS_READ("tasks:read", Grant.EVERYBODY),
    TASKS_WRITE("tasks:write", Grant.EVERYBODY),
    ANALYTICS_READ("analytics:read", Grant.EVERYBODY),
    WEBHOOKS_READ("webhooks:read", Grant.EVERYBODY),
    WEBHOOKS_WRITE("webhooks:write", Grant.EVERYBODY),
    PROFILES_READ("profiles:read", Grant.EVERYBODY),
    PROFILES_WRITE("profiles:write", Grant.EVERYBODY),
    PAYMENTS_READ("payments:read", Grant.EVERYBODY),
    PAYMENTS_WRITE("payments:write", Grant.EVERYBODY),
    /// Claim one's own jobs over HTTP.
    LEASES("leases", Grant.EVERYBODY),
    /// Claim everybody's jobs over HTTP.
    LEASES_ANY("leases:any", Grant.BY_ADMIN),
    /// Make jobs that call a URL.
    HTTP("http", Grant.BY_ADMIN),
    /// Make jobs that send mail.
    EMAIL("email", Grant.BY_ADMIN),
    ADMIN("admin", Grant.BY_ADMIN);

    /// Who holds a scope without being given it.
    public enum Grant {
        EVERYBODY,
        SESSION,
        BY_ADMIN
    }

    private final String text;
    private final Grant grant;

    Scope(String text, Grant grant) {
        this.text = text;
        this.grant = grant;
    }

    public String text() {
        return text;
    }

    public Grant grant() {
        return grant;
    }

    public static Optional<Scope> parse(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
