package dev.cloakroom.persistence.payments;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.payments.Ledger;
import dev.cloakroom.application.payments.Payments;
import dev.cloakroom.application.payments.Refunds;
import dev.cloakroom.application.payments.RefundsContract;
import dev.cloakroom.application.payments.TestPayments;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.Posting;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiRefundsTest implements RefundsContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Refunds refunds = new JdbiRefunds(DATABASE.jdbi());
    private final Payments payments = new JdbiPayments(Routing.none(DATABASE.jdbi()));
    private final Ledger ledger = new JdbiLedger(DATABASE.jdbi());

    @Override
    public Refunds refunds() {
        return refunds;
    }

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Override
    public JobId newJob(UserId owner) {
        return JdbiPaymentsTest.queued(DATABASE, owner);
    }

    @Test
    void whatDoesNotBalanceIsRefusedAtTheCommit() {
        assertRefused("""
                INSERT INTO ledger_entry (subject, deed, account, owner_no, currency, amount, posted_at)
                VALUES (gen_random_uuid(), 'settlement', 'clearing', 1, 'EUR', 1, now())
                """, "do not balance");
        assertRefused("""
                INSERT INTO ledger_entry (subject, deed, account, owner_no, currency, amount, posted_at)
                VALUES ('00000000-0000-7000-8000-000000000001', 'settlement', 'clearing', 1, 'EUR', 1, now()),
                       ('00000000-0000-7000-8000-000000000001', 'settlement', 'balance', 1, 'USD', -1, now())
                """, "do not balance");
    }

    @Test
    void whatStandsInTheLedgerStays() {
        ledger.post(
                Posting.settlement(TestPayments.settled(TestPayments.pending(newOwner(), "5.00")), TestPayments.NOW));
        assertRefused("UPDATE ledger_entry SET amount = amount * 2", "stays as it is");
        assertRefused("DELETE FROM ledger_entry", "stays as it is");
        assertRefused("TRUNCATE ledger_entry", "stays as it is");
    }

    private static void assertRefused(String sql, String why) {
        assertThatThrownBy(() -> DATABASE.jdbi().useHandle(handle -> handle.execute(sql)))
                .hasMessageContaining(why);
    }
}
