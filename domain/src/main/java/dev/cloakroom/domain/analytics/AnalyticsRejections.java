package dev.cloakroom.domain.analytics;

import dev.cloakroom.domain.Rejection;

/// Why a question about numbers is refused.
public final class AnalyticsRejections {

    private AnalyticsRejections() {}

    public static Rejection emptyWindow() {
        return new Rejection.Invalid("invalid-parameter", "The window is empty: send a `to` after `from`.");
    }
}
