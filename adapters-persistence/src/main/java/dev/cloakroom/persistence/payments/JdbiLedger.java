package dev.cloakroom.persistence.payments;

import dev.cloakroom.application.payments.Ledger;
import dev.cloakroom.domain.payments.Posting;
import org.jdbi.v3.core.Jdbi;

/// A deed that was booked before breaks the primary key, one that does not balance the commit.
public final class JdbiLedger implements Ledger {

    private static final String POST = """
            INSERT INTO ledger_entry (subject, deed, account, owner_no, currency, amount, posted_at)
            SELECT :subject, :deed, account, (SELECT owner_no FROM users WHERE id = :owner), :currency, amount, :at
            FROM unnest(CAST(:accounts AS text[]), CAST(:amounts AS bigint[])) AS entry (account, amount)
            """;

    private final Jdbi jdbi;

    public JdbiLedger(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void post(Posting posting) {
        var entries = posting.entries();
        jdbi.useHandle(handle -> handle.createUpdate(POST)
                .bind("subject", posting.subject().value())
                .bind("deed", posting.deed().text())
                .bind("owner", posting.owner().value())
                .bind("currency", posting.currency().getCurrencyCode())
                .bind("at", posting.at())
                .bindArray(
                        "accounts",
                        String.class,
                        entries.stream().map(entry -> entry.account().text()).toList())
                .bindArray(
                        "amounts",
                        Long.class,
                        entries.stream().map(Posting.Entry::amount).toList())
                .execute());
    }
}
