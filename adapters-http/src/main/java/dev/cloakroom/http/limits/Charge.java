package dev.cloakroom.http.limits;

import java.time.Duration;

/// What a limit says to one request. `policy` and `standing` are members of the headers `RateLimit-Policy` and
/// `RateLimit`, both empty where nothing limits. `giveBack` undoes it, once.
public record Charge(
        String limit, boolean granted, String policy, String standing, Duration retryAfter, Runnable giveBack) {

    public static final Charge FREE = new Charge("", true, "", "", Duration.ZERO, () -> {});
}
