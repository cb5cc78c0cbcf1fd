package dev.cloakroom.application.payments;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentRejections;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Cancels a payment that the gateway does not have yet. Against the settlement the row decides: whoever locks it first
/// wins, and the other finds what became of it.
public final class CancelPayment {

    private final Payments payments;
    private final Books books;
    private final Jobs jobs;
    private final Transactions transactions;
    private final InstantSource clock;

    public CancelPayment(Payments payments, Books books, Jobs jobs, Transactions transactions, InstantSource clock) {
        this.payments = payments;
        this.books = books;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Canceling again changes nothing.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` once the gateway has it
    public Payment handle(UserId owner, PaymentId id) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(() -> {
            var present = payments.lock(owner, id).orElseThrow(() -> PaymentRejections.notFound(id));
            var canceled = present.canceled(now);
            if (canceled.version() != present.version()) {
                books.cancel(canceled);
                var _ = jobs.cancel(owner, present.job());
            }
            return canceled;
        });
    }
}
