package dev.cloakroom.application.payments;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Backoff;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentStatus;
import dev.cloakroom.domain.payments.Verdict;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Settles one payment. It takes the payment out of its owner's hands, asks the gateway, and stores what the gateway
/// said together with the entries of the ledger. Wherever it dies, running it again goes on: the gateway knows the key,
/// and what is concluded stays so.
public final class SettlePayment implements JobHandler {

    private final Payments payments;
    private final Books books;
    private final PaymentGateway gateway;
    private final Transactions transactions;
    private final InstantSource clock;

    public SettlePayment(
            Payments payments, Books books, PaymentGateway gateway, Transactions transactions, InstantSource clock) {
        this.payments = payments;
        this.books = books;
        this.gateway = gateway;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return GatewayJobs.SETTLEMENT;
    }

    @Override
    public Backoff backoff() {
        return GatewayJobs.BACKOFF;
    }

    @Override
    public Ending run(Execution execution) {
        var payment = take(GatewayJobs.about(execution.payload()));
        if (payment.status() != PaymentStatus.SETTLING) {
            return ended(payment);
        }
        try {
            var verdict = gateway.charge(payment.key(), payment.terms().amount());
            return ended(conclude(payment.key(), verdict));
        } catch (GatewayFailure unknown) {
            return new Ending.Failed(unknown.failure(), null);
        }
    }

    private Payment take(GatewayKey key) {
        return transactions.run(() -> {
            var payment = payments.lock(key).orElseThrow();
            var taken = payment.settling();
            if (taken.version() != payment.version()) {
                books.handOver(taken);
            }
            return taken;
        });
    }

    private Payment conclude(GatewayKey key, Verdict verdict) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(() -> {
            var payment = payments.lock(key).orElseThrow();
            var concluded = payment.concluded(verdict, now);
            if (concluded.version() != payment.version()) {
                books.conclude(concluded, now);
            }
            return concluded;
        });
    }

    private static Ending ended(Payment payment) {
        return new Ending.Succeeded(Json.EMPTY
                .with("payment_id", Json.of(payment.id().toString()))
                .with("status", Json.of(payment.status().text())));
    }
}
