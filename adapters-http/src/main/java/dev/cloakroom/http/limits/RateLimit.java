package dev.cloakroom.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A bucket of tokens per key that holds the whole quota and fills up again within its window.
///
/// A bucket is one number: the moment at which it will be full. Taking a token moves that moment on by the time that
/// one
/// token needs, and is refused where it would come to lie more than a window ahead.
public final class RateLimit implements Limit {

    private static final int MOST_KEYS = 100_000;
    private static final Quota TRIES_AT_AN_ACCOUNT = new Quota(10, Duration.ofMinutes(1));

    private final String name;
    private final String policy;
    private final long window;
    private final long interval;
    private final LongSupplier nanos;
    private final Cache<Object, AtomicLong> buckets;

    /// `name` is what the headers and the problem call it. `nanos` never goes back.
    public RateLimit(String name, Quota quota, LongSupplier nanos) {
        this.name = name;
        this.policy =
                "\"" + name + "\";q=" + quota.amount() + ";w=" + quota.window().toSeconds();
        this.window = quota.window().toNanos();
        this.interval = window / quota.amount();
        this.nanos = nanos;
        // A key that was quiet for a window has a full bucket, which is the same as none. Its upkeep is less work than
        // waking a thread for it.
        this.buckets = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(quota.window())
                .build();
    }

    /// Tries at one account from one address: nobody tries many passwords, and nobody else is locked out.
    public static RateLimit authAccount(LongSupplier nanos) {
        return new RateLimit("auth-account", TRIES_AT_AN_ACCOUNT, nanos);
    }

    @Override
    public Charge take(Object key) {
        long now = nanos.getAsLong();
        var fullAt = buckets.get(key, _ -> new AtomicLong(now));
        while (true) {
            long before = fullAt.get();
            long missing = Math.max(0, before - now);
            if (missing + interval > window) {
                return charge(false, missing, fullAt);
            }
            if (fullAt.compareAndSet(before, now + missing + interval)) {
                return charge(true, missing + interval, fullAt);
            }
        }
    }

    private Charge charge(boolean granted, long missing, AtomicLong fullAt) {
        long seconds = secondsToNext(missing);
        var standing = "\"" + name + "\";r=" + (window - missing) / interval + ";t=" + seconds;
        return new Charge(
                name, granted, policy, standing, Duration.ofSeconds(seconds), () -> fullAt.addAndGet(-interval));
    }

    private long secondsToNext(long missing) {
        long part = missing % interval;
        return Math.ceilDiv(part == 0 ? interval : part, Duration.ofSeconds(1).toNanos());
    }
}
