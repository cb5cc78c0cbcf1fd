package dev.cloakroom.domain.jobs;

import java.util.Locale;

public enum JobStatus {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED,
    EXPIRED;

    public boolean isTerminal() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELED, EXPIRED -> true;
        };
    }

    /// The spelling of the contract and of the database.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
