package dev.cloakroom.domain.payments;

import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// One transaction of the ledger, by double entry: what one account gets another gives, so its entries add up to
/// nothing. There is at most one for each subject and deed, so no deed can be booked twice.
public record Posting(GatewayKey subject, Deed deed, UserId owner, Currency currency, List<Entry> entries, Instant at) {

    public enum Deed {
        /// A payment was settled.
        SETTLEMENT,
        /// A refund was asked for: its money is kept apart.
        RESERVATION,
        /// A refund went back to the payer.
        REFUND,
        /// A refund failed: its money is the owner's again.
        RELEASE;

        /// The spelling of the database.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Of each owner. What the clearing holds, the other two say whose it is.
    public enum Account {
        /// What the gateway holds for the owner.
        CLEARING,
        /// What is the owner's (below nothing: we owe it to him).
        BALANCE,
        /// What is on its way back to payers.
        REFUNDS;

        /// The spelling of the database.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// In minor units, positive where the account gets it.
    public record Entry(Account account, long amount) {}

    public Posting {
        entries = List.copyOf(entries);
        if (entries.stream().mapToLong(Entry::amount).reduce(0, Math::addExact) != 0) {
            throw new IllegalArgumentException("these entries do not balance: " + entries);
        }
    }

    public static Posting settlement(Payment payment, Instant now) {
        return moved(
                payment.key(),
                Deed.SETTLEMENT,
                payment.owner(),
                payment.terms().amount(),
                Account.BALANCE,
                Account.CLEARING,
                now);
    }

    public static Posting reservation(Refund refund, Instant now) {
        return moved(refund, Deed.RESERVATION, Account.REFUNDS, Account.BALANCE, now);
    }

    /// What the end of a refund does to the books.
    public static Posting end(Refund refund, Instant now) {
        return switch (refund.state()) {
            case Refund.State.Refunded _ -> moved(refund, Deed.REFUND, Account.CLEARING, Account.REFUNDS, now);
            case Refund.State.Failed _ -> moved(refund, Deed.RELEASE, Account.BALANCE, Account.REFUNDS, now);
            case Refund.State.Pending() -> throw new IllegalArgumentException("refund " + refund.key() + " is open");
        };
    }

    private static Posting moved(Refund refund, Deed deed, Account from, Account to, Instant now) {
        return moved(refund.key(), deed, refund.owner(), refund.amount(), from, to, now);
    }

    private static Posting moved(
            GatewayKey subject, Deed deed, UserId owner, Money amount, Account from, Account to, Instant now) {
        var entries = List.of(new Entry(from, -amount.minorUnits()), new Entry(to, amount.minorUnits()));
        return new Posting(subject, deed, owner, amount.currency(), entries, now);
    }
}
