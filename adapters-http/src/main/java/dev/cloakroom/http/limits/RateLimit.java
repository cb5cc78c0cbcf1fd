package dev.cloakroom.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A bucket of tokens per key that holds the whole quota and fills up again within its window.
///
/// A bucket is one number: the moment at which it will be full. Taking a token moves that moment on by the time that
/// one token needs, and is refused where it would come to lie more than a window ahead. Whoever takes many at once is
/// granted all of them where there is one, and owes the rest: so nobody can take more than the quota in the long run,
/// and nothing is too large to be taken at all.
public final class RateLimit implements Limit {

    private static final int MOST_KEYS = 100_000;
    private static final double NANOS_PER_SECOND = 1e9;

    /// Nobody owes more for one request: what a client announces can be any number.
    private static final long MOST_OWED = Duration.ofDays(1).toNanos();

    private static final Quota TRIES_AT_AN_ACCOUNT = new Quota(10, Duration.ofMinutes(1));

    private final String name;
    private final String policy;
    private final long window;

    /// Nanoseconds that one token needs; of bytes it may be less than one.
    private final double interval;
    private final LongSupplier nanos;
    private final Cache<Object, AtomicLong> buckets;

    /// `name` is what the headers and the problem call it. `nanos` never goes back.
    public RateLimit(String name, Quota quota, LongSupplier nanos) {
        this(name, quota, "", nanos);
    }

    private RateLimit(String name, Quota quota, String unit, LongSupplier nanos) {
        this.name = name;
        this.policy =
                "\"" + name + "\";q=" + quota.amount() + ";w=" + quota.window().toSeconds() + unit;
        this.window = quota.window().toNanos();
        this.interval = (double) window / quota.amount();
        this.nanos = nanos;
        // A key that was quiet for a window has a full bucket, which is the same as none. Its upkeep is less work than
        // waking a thread for it.
        this.buckets = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(quota.window())
                .build();
    }

    /// One whose tokens are bytes of bodies.
    public static RateLimit ofBytes(String name, Quota quota, LongSupplier nanos) {
        return new RateLimit(name, quota, ";qu=\"content-bytes\"", nanos);
    }

    /// Tries at one account from one address: nobody tries many passwords, and nobody else is locked out.
    public static RateLimit authAccount(LongSupplier nanos) {
        return new RateLimit("auth-account", TRIES_AT_AN_ACCOUNT, nanos);
    }

    @Override
    public Charge take(Object key) {
        return take(key, 1);
    }

    /// Takes so many at once.
    Charge take(Object key, long amount) {
        long now = nanos.getAsLong();
        long cost = cost(amount);
        var fullAt = bucket(key, now);
        while (true) {
            long before = fullAt.get();
            long missing = Math.max(0, before - now);
            if (missing + cost(1) > window) {
                return charge(false, missing, () -> {});
            }
            if (fullAt.compareAndSet(before, now + missing + cost)) {
                return charge(true, missing + cost, () -> fullAt.addAndGet(-cost));
            }
        }
    }

    /// Takes so many, whether they are there or not.
    void owe(Object key, long amount) {
        long now = nanos.getAsLong();
        var _ = bucket(key, now).updateAndGet(before -> now + Math.max(0, before - now) + cost(amount));
    }

    private AtomicLong bucket(Object key, long now) {
        return buckets.get(key, _ -> new AtomicLong(now));
    }

    private long cost(long amount) {
        return Math.max(1, (long) Math.min(amount * interval, (double) MOST_OWED));
    }

    private Charge charge(boolean granted, long missing, Runnable giveBack) {
        long left = (long) (Math.max(0, window - missing) / interval);
        long seconds = secondsToNext(missing);
        var standing = "\"" + name + "\";r=" + left + ";t=" + seconds;
        return new Charge(name, granted, policy, standing, Duration.ofSeconds(seconds), giveBack);
    }

    private long secondsToNext(long missing) {
        long owed = Math.max(0, missing - window);
        double part = (missing - owed) % interval;
        return (long) Math.ceil((owed + (part < 1 ? interval : part)) / NANOS_PER_SECOND);
    }
}
