package dev.cloakroom.http.payments;

import dev.cloakroom.api.model.Amount;
import dev.cloakroom.api.model.NewPayment;
import dev.cloakroom.api.model.PaymentPatch;
import dev.cloakroom.api.model.PaymentStatus;
import dev.cloakroom.api.model.RefundStatus;
import dev.cloakroom.application.payments.PaymentOrder;
import dev.cloakroom.domain.payments.Money;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.http.Problems;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Payments and refunds as the contract shows and takes them.
public final class PaymentViews {

    private final Problems problems;

    public PaymentViews(Problems problems) {
        this.problems = problems;
    }

    static PaymentOrder order(NewPayment body) {
        var payer = body.payerProfileId();
        return new PaymentOrder(
                body.amount().value(),
                body.amount().currency(),
                payer == null ? null : new ProfileId(payer),
                body.description(),
                body.reference(),
                body.settleAt());
    }

    /// As RFC 7396 merges: member by member, also inside of the amount.
    static PaymentOrder merged(PaymentOrder present, PaymentPatch patch) {
        var amount = patch.amount().orElse(null);
        var payer = patch.payerProfileId().orElse(value(present.payer()));
        return new PaymentOrder(
                amount == null ? present.value() : Objects.requireNonNullElse(amount.value(), present.value()),
                amount == null ? present.currency() : Objects.requireNonNullElse(amount.currency(), present.currency()),
                payer == null ? null : new ProfileId(payer),
                Objects.requireNonNullElse(patch.description().orElse(null), present.description()),
                patch.reference().orElse(present.reference()),
                present.settleAt());
    }

    dev.cloakroom.api.model.Payment of(Payment payment) {
        var terms = payment.terms();
        var settled = payment.state() instanceof Payment.State.Settled state ? state : null;
        var declined = payment.state() instanceof Payment.State.Declined state ? state : null;
        var nothing = Money.nothing(terms.amount().currency());
        return new dev.cloakroom.api.model.Payment(
                payment.id().value(),
                PaymentStatus.of(payment.status().text()),
                payment.revision(),
                amount(terms.amount()),
                amount(settled == null ? nothing : settled.refunded()),
                value(terms.payer()),
                terms.description(),
                terms.reference(),
                payment.settleAt(),
                payment.createdAt(),
                payment.finishedAt(),
                settled == null ? null : settled.reference(),
                declined == null ? null : problems.of(declined.reason()));
    }

    dev.cloakroom.api.model.Refund of(PaymentId payment, Refund refund) {
        var refunded = refund.state() instanceof Refund.State.Refunded state ? state : null;
        var failed = refund.state() instanceof Refund.State.Failed state ? state : null;
        return new dev.cloakroom.api.model.Refund(
                refund.id().value(),
                payment.value(),
                RefundStatus.of(refund.status().text()),
                amount(refund.amount()),
                refund.reason(),
                refund.createdAt(),
                refund.finishedAt(),
                refunded == null ? null : refunded.reference(),
                failed == null ? null : problems.of(failed.reason()));
    }

    private static @Nullable UUID value(@Nullable ProfileId payer) {
        return payer == null ? null : payer.value();
    }

    private static Amount amount(Money money) {
        return new Amount(money.value(), money.currency().getCurrencyCode());
    }

    static String etag(Payment payment) {
        return etag(payment.version());
    }

    static String etag(int version) {
        return "\"" + version + "\"";
    }

    /// Of an earlier revision; what it tells of the present changes too.
    static String etag(Payment payment, int revision) {
        return "\"" + payment.version() + "-" + revision + "\"";
    }

    /// A refund changes once.
    static String etag(Refund refund) {
        return etag(refund.isPending() ? 1 : 2);
    }
}
