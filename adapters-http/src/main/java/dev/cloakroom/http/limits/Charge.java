package dev.cloakroom.http.limits;

import java.time.Duration;

/// What a limit says to one request. `policy` and `standing` are members of the headers `RateLimit-Policy` and
/// `RateLimit`, both empty where nothing limits. `giveBack` undoes it, once.
public record Charge(
        String limit, boolean granted, String policy, String standing, Duration retryAfter, Runnable giveBack) {

    public static final Charge FREE = new Charge("", true, "", "", Duration.ZERO, () -> {});

    /// This one and another of the same request, which was made after this one was granted. Refused, neither stands.
    public Charge and(Charge other) {
        if (!other.granted()) {
            giveBack.run();
        }
        return new Charge(
                other.limit(),
                other.granted(),
                joined(policy, other.policy()),
                joined(standing, other.standing()),
                other.retryAfter(),
                () -> {
                    giveBack.run();
                    other.giveBack().run();
                });
    }

    private static String joined(String one, String other) {
        return one.isEmpty() ? other : other.isEmpty() ? one : one + ", " + other;
    }
}
