package dev.cloakroom.application.payments;

import dev.cloakroom.application.profiles.Profiles;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.payments.Money;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentRejections;
import dev.cloakroom.domain.payments.Terms;
import dev.cloakroom.domain.profiles.ProfileId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a client wants a payment to be about, not yet checked. `value` is a decimal number, `currency` a code of ISO
/// 4217; `settleAt` is null for at once.
public record PaymentOrder(
        String value,
        String currency,
        @Nullable ProfileId payer,
        String description,
        @Nullable String reference,
        @Nullable Instant settleAt) {

    private static final Duration LONGEST = Duration.ofDays(30);

    /// As precise as it is stored.
    public PaymentOrder {
        settleAt = settleAt == null ? null : settleAt.truncatedTo(ChronoUnit.MICROS);
    }

    /// The order that a payment would come of.
    static PaymentOrder of(Payment payment) {
        var terms = payment.terms();
        var amount = terms.amount();
        return new PaymentOrder(
                amount.value(),
                amount.currency().getCurrencyCode(),
                terms.payer(),
                terms.description(),
                terms.reference(),
                payment.settleAt().equals(payment.createdAt()) ? null : payment.settleAt());
    }

    /// What it says, where that is a payment at all. This does not depend on when and by whom it is asked, so a repeat
    /// passes when the first did.
    ///
    /// @param circumstances what else is wrong, to be told together
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`
    Terms terms(Supplier<List<Fault>> circumstances) {
        var faults = new ArrayList<Fault>();
        var amount = amount(value, currency, faults);
        if (amount == null) {
            faults.addAll(circumstances.get());
            throw PaymentRejections.invalid(faults);
        }
        return new Terms(amount, payer, description, reference);
    }

    /// What is wrong with ordering that now.
    ///
    /// @param present the payment that is revised; what it has already is not looked at again
    List<Fault> circumstances(UserId owner, Profiles profiles, @Nullable Payment present, Instant now) {
        var faults = new ArrayList<Fault>();
        var known = present == null ? null : present.terms().payer();
        if (payer != null && !payer.equals(known) && profiles.find(owner, payer).isEmpty()) {
            faults.add(PaymentRejections.unknownPayer());
        }
        if (present == null && settleAt != null && isOutside(settleAt, now)) {
            faults.add(PaymentRejections.badSettleAt());
        }
        return faults;
    }

    private static boolean isOutside(Instant settleAt, Instant now) {
        return settleAt.isBefore(now) || settleAt.isAfter(now.plus(LONGEST));
    }

    static @Nullable Money amount(String value, String currency, List<Fault> faults) {
        var known = Money.currency(currency).orElse(null);
        if (known == null) {
            faults.add(PaymentRejections.unknownCurrency());
            return null;
        }
        var amount = Money.parse(value, known).orElse(null);
        if (amount == null) {
            faults.add(PaymentRejections.badValue(known));
        }
        return amount;
    }
}
