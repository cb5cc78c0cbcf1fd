package dev.cloakroom.domain.requests;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

public enum RequestStatus {
    PENDING,
    IN_PROGRESS,
    DONE,
    REJECTED;

    /// What it may become; nothing, where it is the end.
    public List<RequestStatus> next() {
        return switch (this) {
            case PENDING -> List.of(IN_PROGRESS, REJECTED);
            case IN_PROGRESS -> List.of(DONE, REJECTED);
            case DONE, REJECTED -> List.of();
        };
    }

    public boolean isTerminal() {
        return next().isEmpty();
    }

    /// The spelling of the contract and of the database.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RequestStatus of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a status of a request: " + text));
    }
}
