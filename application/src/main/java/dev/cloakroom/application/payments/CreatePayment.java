package dev.cloakroom.application.payments;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.payments.Payment;

/// Takes a payment once per idempotency key: payment, key and the job that settles it are stored together.
public final class CreatePayment {

    private final PaymentIntake intake;
    private final IdempotencyKeys keys;
    private final Transactions transactions;

    public CreatePayment(PaymentIntake intake, IdempotencyKeys keys, Transactions transactions) {
        this.intake = intake;
        this.keys = keys;
        this.transactions = transactions;
    }

    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    public Submitted<Payment> handle(Caller caller, PaymentOrder order, Once<Payment> once) {
        intake.prepare(caller);
        return transactions.run(() -> {
            var payment = intake.made(caller, null, order);
            return once.act(keys, caller.user(), payment.job(), payment, () -> {
                if (!intake.take(caller, payment, order)) {
                    throw new IllegalStateException("an id was drawn twice: " + payment.id());
                }
            });
        });
    }
}
