package dev.cloakroom.domain.payments;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Why a request about a payment is refused.
public final class PaymentRejections {

    private PaymentRejections() {}

    public static Rejection notFound(PaymentId id) {
        return new Rejection.Missing("There is no payment " + id + ".");
    }

    public static Rejection noRevision(PaymentId id, int revision) {
        return new Rejection.Missing("There is no revision " + revision + " of payment " + id + ".");
    }

    public static Rejection noRefund(RefundId id) {
        return new Rejection.Missing("There is no refund " + id + " of this payment.");
    }

    /// Another payment or refund has the id that the client chose.
    public static Rejection taken(String what, UUID id, String field) {
        return new Rejection.Conflict(
                "conflict-duplicate",
                "There is a " + what + " " + id + " already, and it was made with another body.",
                Json.EMPTY.with("field", Json.of(field)));
    }

    static Rejection notPending(PaymentStatus status, String wanted) {
        return transition(status, "The payment is " + status.text() + ": only a pending one can be " + wanted + ".");
    }

    public static Rejection notSettled(PaymentStatus status) {
        return transition(status, "The payment is " + status.text() + ": only a settled one can be refunded.");
    }

    private static Rejection transition(PaymentStatus status, String detail) {
        var allowed = status.next().stream().map(next -> Json.of(next.text())).toList();
        return new Rejection.Conflict(
                "invalid-state-transition",
                detail,
                new Json.Obj(Map.of("current_status", Json.of(status.text()), "allowed", new Json.Arr(allowed))));
    }

    public static Rejection exceedsPayment(Money refundable) {
        return new Rejection.Conflict(
                "refund-exceeds-payment",
                "Of this payment " + refundable + " can be refunded.",
                Json.EMPTY.with("refundable", json(refundable)));
    }

    public static Rejection invalid(List<Fault> faults) {
        return new Rejection.Unprocessable("validation-failed", "The payment breaks a rule.", faults);
    }

    static Rejection tooManyRevisions(int most) {
        return invalid(List.of(new Fault("#", "limit", "A payment has " + most + " revisions at most.")));
    }

    public static Fault unknownCurrency() {
        return new Fault(
                "#/amount/currency", "currency", "Send a code of ISO 4217 with 0, 2 or 3 digits, such as EUR or JPY.");
    }

    public static Fault otherCurrency(Currency currency) {
        return new Fault("#/amount/currency", "currency", "The payment is in " + currency + ".");
    }

    public static Fault badValue(Currency currency) {
        int digits = Money.digits(currency);
        var most = new Money(Money.MOST, currency);
        return new Fault(
                "#/amount/value",
                "amount",
                "Send more than 0 and at most " + most.value() + ", with "
                        + (digits == 0 ? "no decimal digits" : "exactly " + digits + " decimal digits") + " for "
                        + currency + ".");
    }

    public static Fault unknownPayer() {
        return new Fault("#/payer_profile_id", "unknown", "You have no such profile.");
    }

    public static Fault badSettleAt() {
        return new Fault("#/settle_at", "window", "Send a moment of the next 30 days.");
    }

    private static Json json(Money money) {
        return Json.EMPTY
                .with("value", Json.of(money.value()))
                .with("currency", Json.of(money.currency().getCurrencyCode()));
    }
}
