package dev.cloakroom.http.limits;

import dev.cloakroom.api.runtime.Operation;
import dev.cloakroom.api.runtime.Operation.RateClass;
import dev.cloakroom.domain.auth.UserId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which limit a request counts under. One that cannot decide lets everybody through, and says so in the log (once a
/// minute) and in the metric `http.limits.undecided`: better too much work than none.
public final class Limits {

    private static final Logger LOG = LoggerFactory.getLogger(Limits.class);
    private static final long ALARM_PAUSE = Duration.ofMinutes(1).toNanos();

    private final Map<RateClass, Limit> ofClasses;
    private final @Nullable RateLimit uploads;
    private final @Nullable Limit anonymous;
    private final MeterRegistry meters;
    private final Counter undecided;
    private final LongSupplier nanos;
    private final AtomicLong alarmAgainAt;

    public static Limits of(Quotas quotas, MeterRegistry meters, LongSupplier nanos) {
        var limits = new EnumMap<RateClass, Limit>(RateClass.class);
        add(limits, RateClass.AUTH, rate("auth", quotas.auth(), nanos));
        add(limits, RateClass.PUBLIC, rate("public", quotas.open(), nanos));
        add(limits, RateClass.READ, rate("read", quotas.read(), nanos));
        var submissions = rate("submit", quotas.submit(), nanos);
        add(limits, RateClass.SUBMIT, submissions);
        add(limits, RateClass.UPLOAD, submissions);
        var upload = quotas.upload();
        var uploads = upload == null ? null : RateLimit.ofBytes("upload", upload, nanos);
        var streams = quotas.streams();
        add(limits, RateClass.STREAM, streams == null ? null : new ConcurrentLimit("stream", streams));
        return new Limits(limits, uploads, rate("anonymous", quotas.anonymous(), nanos), meters, nanos);
    }

    Limits(
            Map<RateClass, Limit> ofClasses,
            @Nullable RateLimit uploads,
            @Nullable Limit anonymous,
            MeterRegistry meters,
            LongSupplier nanos) {
        this.ofClasses = Map.copyOf(ofClasses);
        this.uploads = uploads;
        this.anonymous = anonymous;
        this.meters = meters;
        this.undecided = meters.counter("http.limits.undecided");
        this.nanos = nanos;
        this.alarmAgainAt = new AtomicLong(nanos.getAsLong());
    }

    /// Of somebody who is known. An upload counts as a request, and by its bytes, of which `announced` is what the
    /// client says: negative where it does not, and then [#arrived] counts them when they are known.
    public Charge charge(Operation operation, UserId owner, long announced) {
        var charge = charge(ofClasses.get(operation.rateClass()), owner);
        return operation.rateClass() == RateClass.UPLOAD && uploads != null && charge.granted()
                ? charge.and(charge(key -> uploads.take(key, Math.max(1, announced)), owner))
                : charge;
    }

    /// So many bytes came in an upload that had not said how many it would be.
    public void arrived(UserId owner, long bytes) {
        if (uploads != null) {
            uploads.owe(owner, bytes);
        }
    }

    /// Of somebody who is not known, and need not be.
    public Charge chargeStranger(Operation operation, String address) {
        return switch (operation.rateClass()) {
            case AUTH, PUBLIC -> charge(ofClasses.get(operation.rateClass()), address);
            case READ, SUBMIT, UPLOAD, STREAM -> isProbe(operation) ? Charge.FREE : chargeRefused(address);
        };
    }

    /// Of somebody who was to be known, and is not.
    public Charge chargeRefused(String address) {
        return charge(anonymous, address);
    }

    private Charge charge(@Nullable Limit limit, Object key) {
        if (limit == null) {
            return Charge.FREE;
        }
        try {
            var charge = limit.take(key);
            if (!charge.granted()) {
                meters.counter("http.limits.exceeded", "limit", charge.limit()).increment();
            }
            return charge;
        } catch (RuntimeException failed) {
            alarm(failed);
            return Charge.FREE;
        }
    }

    private void alarm(RuntimeException failed) {
        undecided.increment();
        long due = alarmAgainAt.get();
        long now = nanos.getAsLong();
        if (now - due >= 0 && alarmAgainAt.compareAndSet(due, now + ALARM_PAUSE)) {
            LOG.error("the rate limits cannot decide: all requests go through", failed);
        }
    }

    /// Whoever watches the health asks often, and must hear it.
    private static boolean isProbe(Operation operation) {
        return operation.path().startsWith("/health/");
    }

    private static void add(Map<RateClass, Limit> limits, RateClass to, @Nullable Limit limit) {
        if (limit != null) {
            limits.put(to, limit);
        }
    }

    private static @Nullable Limit rate(String name, @Nullable Quota quota, LongSupplier nanos) {
        return quota == null ? null : new RateLimit(name, quota, nanos);
    }
}
