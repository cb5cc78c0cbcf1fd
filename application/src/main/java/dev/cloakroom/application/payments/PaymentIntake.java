package dev.cloakroom.application.payments;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.profiles.Profiles;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentRejections;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What both ways of making a payment share.
public final class PaymentIntake {

    private final Books books;
    private final Profiles profiles;
    private final Jobs jobs;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public PaymentIntake(Books books, Profiles profiles, Jobs jobs, InstantSource clock, Supplier<UUID> ids) {
        this.books = books;
        this.profiles = profiles;
        this.jobs = jobs;
        this.clock = clock;
        this.ids = ids;
    }

    /// Before the transaction.
    void prepare(Caller caller) {
        GatewayJobs.prepare(jobs, GatewayJobs.SETTLEMENT, caller.user());
    }

    /// A payment as ordered, not yet stored. `id` is null where we name it.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults, where no time and
    /// nobody makes the order a good one
    Payment made(Caller caller, @Nullable PaymentId id, PaymentOrder order) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var terms = order.terms(() -> order.circumstances(caller.user(), profiles, null, now));
        var key = new GatewayKey(ids.get());
        return Payment.pending(
                id == null ? new PaymentId(key.value()) : id,
                key,
                caller.user(),
                terms,
                new JobId(ids.get()),
                Objects.requireNonNullElse(order.settleAt(), now),
                now);
    }

    /// Stores it with the job that settles it; false when the owner has a payment of that id.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    boolean take(Caller caller, Payment payment, PaymentOrder order) {
        var faults = order.circumstances(caller.user(), profiles, null, payment.createdAt());
        if (!faults.isEmpty()) {
            throw PaymentRejections.invalid(faults);
        }
        if (!books.take(payment)) {
            return false;
        }
        jobs.enqueue(GatewayJobs.settling(payment, caller.traceparent(), payment.createdAt()));
        return true;
    }
}
