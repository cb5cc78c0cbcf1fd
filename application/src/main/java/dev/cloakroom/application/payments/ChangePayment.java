package dev.cloakroom.application.payments;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.profiles.Profiles;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentRejections;
import java.time.InstantSource;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/// Revises a pending payment. What it was about before stays readable.
public final class ChangePayment {

    private final Payments payments;
    private final Books books;
    private final Profiles profiles;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangePayment(
            Payments payments,
            Books books,
            Profiles profiles,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock) {
        this.payments = payments;
        this.books = books;
        this.profiles = profiles;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param merge what the client changes of what is stored; the outcome is checked as a new order is
    /// @param precondition refuses the present version when the change was made for another
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` unless it is pending
    public Submitted<Payment> handle(
            Caller caller,
            PaymentId id,
            UnaryOperator<PaymentOrder> merge,
            IntConsumer precondition,
            Once<Payment> once) {
        return transactions.run(() -> {
            var present = payments.lock(caller.user(), id).orElseThrow(() -> PaymentRejections.notFound(id));
            return once.changing(keys, caller.user(), () -> {
                precondition.accept(present.version());
                return revised(present, merge.apply(PaymentOrder.of(present)));
            });
        });
    }

    private Payment revised(Payment present, PaymentOrder order) {
        var faults = order.circumstances(present.owner(), profiles, present, clock.instant());
        var revised = present.revised(order.terms(() -> faults));
        if (!faults.isEmpty()) {
            throw PaymentRejections.invalid(faults);
        }
        if (revised.version() != present.version()) {
            books.revise(revised);
        }
        return revised;
    }
}
