package dev.cloakroom.application.payments;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentRejections;

/// Takes a payment under an id that its owner made, so that sending it again takes no second one, however much later.
public final class PutPayment {

    private final PaymentIntake intake;
    private final Payments payments;
    private final Transactions transactions;

    public PutPayment(PaymentIntake intake, Payments payments, Transactions transactions) {
        this.intake = intake;
        this.payments = payments;
        this.transactions = transactions;
    }

    /// `made` is false for one that was there.
    public record Put(Payment payment, boolean made) {}

    /// The same order again finds the payment, whatever became of it.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `conflict-duplicate` for another order under the same id
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    public Put handle(Caller caller, PaymentId id, PaymentOrder order) {
        intake.prepare(caller);
        return transactions.run(() -> {
            var known = payments.find(caller.user(), id);
            if (known.isPresent()) {
                return again(known.get(), order);
            }
            var payment = intake.made(caller, id, order);
            // Whoever was quicker is seen now.
            return intake.take(caller, payment, order)
                    ? new Put(payment, true)
                    : again(payments.find(caller.user(), id).orElseThrow(), order);
        });
    }

    private Put again(Payment known, PaymentOrder order) {
        var first = payments.terms(known.key(), 1).orElseThrow();
        if (!PaymentOrder.of(known.at(1, first)).equals(order)) {
            throw PaymentRejections.taken("payment", known.id().value(), "payment_id");
        }
        return new Put(known, false);
    }
}
