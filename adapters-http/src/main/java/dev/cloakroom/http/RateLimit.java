package dev.cloakroom.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cloakroom.domain.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One policy of how often: a bucket of `quota` tokens per key that fills up again within `window`. Each node
/// counts for itself, so the bound over all is the limit times the nodes.
public final class RateLimit {

    private static final int MOST_KEYS = 100_000;

    private final String name;
    private final int quota;
    private final Duration window;
    private final InstantSource clock;
    private final Cache<String, Bucket> buckets;

    /// `name` is what the headers and the problem call it.
    public RateLimit(String name, int quota, Duration window, InstantSource clock) {
        this.name = name;
        this.quota = quota;
        this.window = window;
        this.clock = clock;
        // A key that was quiet for a window has a full bucket, which is the same as none.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(window)
                .build();
    }

    /// Sign-up, sign-in and refresh, per client.
    public static RateLimit auth(InstantSource clock) {
        return new RateLimit("auth", 60, Duration.ofMinutes(1), clock);
    }

    /// The same per client and account: nobody tries many passwords, and nobody else is locked out.
    public static RateLimit authAccount(InstantSource clock) {
        return new RateLimit("auth-account", 10, Duration.ofMinutes(1), clock);
    }

    /// What everybody may do and that leaves something behind, per client: a person at a form, not a script.
    public static RateLimit ofThePublic(InstantSource clock) {
        return new RateLimit("public", 10, Duration.ofMinutes(1), clock);
    }

    /// Takes one token and answers with the headers that tell how many are left.
    ///
    /// @throws HttpProblem `quota-exceeded` when there is none
    Map<String, String> take(String key) {
        var bucket = buckets.get(key, _ -> new Bucket(quota, clock.instant()));
        synchronized (bucket) {
            bucket.fill(clock.instant());
            var taken = bucket.tokens >= 1;
            if (taken) {
                bucket.tokens -= 1;
            }
            var headers = headers(bucket);
            if (!taken) {
                throw exceeded(headers, secondsToNext(bucket));
            }
            return headers;
        }
    }

    private Map<String, String> headers(Bucket bucket) {
        return Map.of(
                "RateLimit-Policy",
                "\"%s\";q=%d;w=%d".formatted(name, quota, window.toSeconds()),
                "RateLimit",
                "\"%s\";r=%d;t=%d".formatted(name, (long) bucket.tokens, secondsToNext(bucket)));
    }

    private HttpProblem exceeded(Map<String, String> headers, long seconds) {
        var all = new HashMap<>(headers);
        all.put("Retry-After", String.valueOf(seconds));
        return new HttpProblem(
                "quota-exceeded",
                "Too many requests. Wait " + seconds + " s before the next one.",
                Json.EMPTY.with("violated_policies", new Json.Arr(List.of(Json.of(name)))),
                all);
    }

    private long secondsToNext(Bucket bucket) {
        var missing = Math.max(0, 1 - (bucket.tokens - Math.floor(bucket.tokens)));
        return Math.max(1, (long) Math.ceil(missing * window.toSeconds() / quota));
    }

    private final class Bucket {
        private double tokens;
        private Instant filledAt;

        private Bucket(double tokens, Instant filledAt) {
            this.tokens = tokens;
            this.filledAt = filledAt;
        }

        private void fill(Instant now) {
            var passed = Math.max(0, Duration.between(filledAt, now).toMillis());
            tokens = Math.min(quota, tokens + passed * (double) quota / window.toMillis());
            filledAt = now;
        }
    }
}
