package dev.cloakroom.application.payments;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Money;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentRejections;
import dev.cloakroom.domain.payments.PaymentStatus;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.RefundId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes a refund under an id that the owner made. Its payment is locked, so that of many at once no two are promised
/// the same money; that of a refund is kept apart in the ledger until its end is known.
public final class PutRefund {

    private final Payments payments;
    private final Refunds refunds;
    private final Books books;
    private final Jobs jobs;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public PutRefund(
            Payments payments,
            Refunds refunds,
            Books books,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.payments = payments;
        this.refunds = refunds;
        this.books = books;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// What a client asks for, not yet checked.
    public record Order(
            String value, String currency, @Nullable String reason) {}

    /// `made` is false for one that was there.
    public record Put(Refund refund, boolean made) {}

    /// The same order again finds the refund, whatever became of it.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` unless the payment is settled,
    /// `refund-exceeds-payment`, or `conflict-duplicate` for another order under the same id
    public Put handle(Caller caller, PaymentId paymentId, RefundId id, Order order) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        GatewayJobs.prepare(jobs, GatewayJobs.REFUND, caller.user());
        return transactions.run(() -> {
            var payment =
                    payments.lock(caller.user(), paymentId).orElseThrow(() -> PaymentRejections.notFound(paymentId));
            var amount = checked(order, payment);
            var known = refunds.find(payment, id);
            if (known.isPresent()) {
                return again(known.get(), amount, order);
            }
            requireRefundable(payment, amount);
            return new Put(take(caller, payment, id, amount, order.reason(), now), true);
        });
    }

    private static Money checked(Order order, Payment payment) {
        var faults = new ArrayList<Fault>();
        var amount = PaymentOrder.amount(order.value(), order.currency(), faults);
        var currency = payment.terms().amount().currency();
        if (amount != null && !amount.currency().equals(currency)) {
            faults.add(PaymentRejections.otherCurrency(currency));
        }
        if (amount == null || !faults.isEmpty()) {
            throw PaymentRejections.invalid(faults);
        }
        return amount;
    }

    private static Put again(Refund known, Money amount, Order order) {
        if (!known.isSameAs(amount, order.reason())) {
            throw PaymentRejections.taken("refund", known.id().value(), "refund_id");
        }
        return new Put(known, false);
    }

    private void requireRefundable(Payment payment, Money amount) {
        if (payment.status() != PaymentStatus.SETTLED) {
            throw PaymentRejections.notSettled(payment.status());
        }
        var paid = payment.terms().amount();
        var left = paid.minus(new Money(refunds.promised(payment), paid.currency()));
        if (amount.isMoreThan(left)) {
            throw PaymentRejections.exceedsPayment(left);
        }
    }

    private Refund take(
            Caller caller, Payment payment, RefundId id, Money amount, @Nullable String reason, Instant now) {
        var refund = Refund.pending(id, new GatewayKey(ids.get()), payment, amount, reason, new JobId(ids.get()), now);
        books.take(refund, payment);
        jobs.enqueue(GatewayJobs.refunding(refund, caller.traceparent(), now));
        return refund;
    }
}
