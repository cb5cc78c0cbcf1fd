package dev.cloakroom.domain.analytics;

import dev.cloakroom.domain.Rejection;

/// Why a question about numbers is refused.
public final class AnalyticsRejections {

    private AnalyticsRejections() {}

    public static Rejection emptyWindow() {
        return invalid("The window is empty: send a `to` after `from`.");
    }

    public static Rejection minutesAreGone() {
        return invalid("Minutes are told apart for six hours only: send a later `from`, or the bucket `hour`.");
    }

    static Rejection noTime(String name) {
        return invalid(
                "`" + name + "` is neither a date such as 2026-01-31 nor an instant such as 2026-01-31T08:00:00Z.");
    }

    static Rejection unknownZone() {
        return invalid("Nobody knows this time zone: send a name such as UTC or Europe/Berlin as `tz`.");
    }

    static Rejection tooManyBuckets(int most) {
        return invalid("There would be more than " + most + " buckets: send a longer `bucket`, or a shorter window.");
    }

    private static Rejection invalid(String detail) {
        return new Rejection.Invalid("invalid-parameter", detail);
    }
}
