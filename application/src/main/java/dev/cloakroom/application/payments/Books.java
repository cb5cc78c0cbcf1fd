package dev.cloakroom.application.payments;

import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.payments.Money;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentStatus;
import dev.cloakroom.domain.payments.Posting;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.RefundStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what changes of a payment or refund with all that belongs to it: the row, the entries of the ledger, and the
/// event. Always inside a transaction of the use case, under the lock of the payment.
public final class Books {

    private final Payments payments;
    private final Refunds refunds;
    private final Ledger ledger;
    private final Announcements announcements;

    public Books(Payments payments, Refunds refunds, Ledger ledger, Announcements announcements) {
        this.payments = payments;
        this.refunds = refunds;
        this.ledger = ledger;
        this.announcements = announcements;
    }

    /// False when the owner has a payment of that id.
    boolean take(Payment payment) {
        if (!payments.add(payment)) {
            return false;
        }
        announce("payment.created", payment);
        return true;
    }

    void revise(Payment revised) {
        payments.update(revised);
        announce("payment.updated", revised);
    }

    void cancel(Payment canceled) {
        payments.update(canceled);
        announce("payment.canceled", canceled);
    }

    /// Says nothing: a moment later there is more to say.
    void handOver(Payment settling) {
        payments.update(settling);
    }

    void conclude(Payment concluded, Instant now) {
        payments.update(concluded);
        if (concluded.status() == PaymentStatus.SETTLED) {
            ledger.post(Posting.settlement(concluded, now));
        }
        announce("payment." + concluded.status().text(), concluded);
    }

    void take(Refund refund, Payment payment) {
        refunds.add(refund);
        ledger.post(Posting.reservation(refund, refund.createdAt()));
        announce("payment.refund_created", refund, payment);
    }

    void conclude(Refund concluded, Payment payment, Instant now) {
        refunds.update(concluded);
        ledger.post(Posting.end(concluded, now));
        if (concluded.status() == RefundStatus.REFUNDED) {
            payments.update(payment.refunded(concluded.amount()));
        }
        announce(
                concluded.status() == RefundStatus.REFUNDED ? "payment.refunded" : "payment.refund_failed",
                concluded,
                payment);
    }

    private void announce(String type, Payment payment) {
        var told = new LinkedHashMap<String, Json>();
        told.put("id", Json.of(payment.id().toString()));
        told.put("status", Json.of(payment.status().text()));
        told.put("revision", Json.of(payment.revision()));
        told.put("amount", json(payment.terms().amount()));
        putIfKnown(told, "reference", payment.terms().reference());
        told.put("created_at", Json.of(payment.createdAt().toString()));
        putIfKnown(told, "finished_at", payment.finishedAt());
        var _ = announcements.announce(payment.owner(), type, new Json.Obj(told));
    }

    private void announce(String type, Refund refund, Payment payment) {
        var told = new LinkedHashMap<String, Json>();
        told.put("id", Json.of(refund.id().toString()));
        told.put("payment_id", Json.of(payment.id().toString()));
        told.put("status", Json.of(refund.status().text()));
        told.put("amount", json(refund.amount()));
        putIfKnown(told, "reference", payment.terms().reference());
        told.put("created_at", Json.of(refund.createdAt().toString()));
        putIfKnown(told, "finished_at", refund.finishedAt());
        var _ = announcements.announce(refund.owner(), type, new Json.Obj(told));
    }

    private static void putIfKnown(Map<String, Json> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, Json.of(value.toString()));
        }
    }

    private static Json json(Money money) {
        return Json.EMPTY
                .with("value", Json.of(money.value()))
                .with("currency", Json.of(money.currency().getCurrencyCode()));
    }
}
