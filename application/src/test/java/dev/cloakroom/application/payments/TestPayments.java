package dev.cloakroom.application.payments;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Money;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.RefundId;
import dev.cloakroom.domain.payments.Terms;
import dev.cloakroom.domain.payments.Verdict;
import java.time.Instant;
import java.util.Currency;

/// Payments and refunds for tests to be about.
public final class TestPayments {

    public static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

    private static final TestIds IDS = new TestIds();

    private TestPayments() {}

    public static Money money(String value, String currency) {
        return Money.parse(value, Currency.getInstance(currency)).orElseThrow();
    }

    public static Money euros(String value) {
        return money(value, "EUR");
    }

    public static Terms terms(String euros) {
        return new Terms(euros(euros), null, "Two tickets", "order-4711");
    }

    public static Payment pending(UserId owner, String euros) {
        var key = new GatewayKey(IDS.get());
        return Payment.pending(new PaymentId(key.value()), key, owner, terms(euros), new JobId(IDS.get()), NOW, NOW);
    }

    public static Payment settled(Payment pending) {
        return pending.settling().concluded(new Verdict.Carried("ref"), NOW);
    }

    public static Refund refund(Payment payment, String euros) {
        var key = new GatewayKey(IDS.get());
        return Refund.pending(
                new RefundId(IDS.get()), key, payment, euros(euros), "broken seat", new JobId(IDS.get()), NOW);
    }
}
