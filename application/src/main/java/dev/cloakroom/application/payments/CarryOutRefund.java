package dev.cloakroom.application.payments;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Backoff;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.Verdict;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Gives money back. Safe to run twice, as [SettlePayment] is.
public final class CarryOutRefund implements JobHandler {

    private final Payments payments;
    private final Refunds refunds;
    private final Books books;
    private final PaymentGateway gateway;
    private final Transactions transactions;
    private final InstantSource clock;

    public CarryOutRefund(
            Payments payments,
            Refunds refunds,
            Books books,
            PaymentGateway gateway,
            Transactions transactions,
            InstantSource clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.books = books;
        this.gateway = gateway;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return GatewayJobs.REFUND;
    }

    @Override
    public Backoff backoff() {
        return GatewayJobs.BACKOFF;
    }

    @Override
    public Ending run(Execution execution) {
        var refund = refunds.find(GatewayJobs.about(execution.payload())).orElseThrow();
        if (!refund.isPending()) {
            return ended(refund);
        }
        try {
            var verdict = gateway.refund(refund.key(), refund.payment(), refund.amount());
            return ended(conclude(refund.key(), refund.payment(), verdict));
        } catch (GatewayFailure unknown) {
            return new Ending.Failed(unknown.failure(), null);
        }
    }

    private Refund conclude(GatewayKey key, GatewayKey of, Verdict verdict) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(() -> {
            // Its lock is that of its refunds too.
            var payment = payments.lock(of).orElseThrow();
            var refund = refunds.find(key).orElseThrow();
            if (!refund.isPending()) {
                return refund;
            }
            var concluded = refund.concluded(verdict, now);
            books.conclude(concluded, payment, now);
            return concluded;
        });
    }

    private static Ending ended(Refund refund) {
        return new Ending.Succeeded(Json.EMPTY
                .with("refund_id", Json.of(refund.id().toString()))
                .with("status", Json.of(refund.status().text())));
    }
}
