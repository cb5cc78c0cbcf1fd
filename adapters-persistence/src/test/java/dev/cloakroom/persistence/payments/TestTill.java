package dev.cloakroom.persistence.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.TestAttempt;
import dev.cloakroom.application.payments.Books;
import dev.cloakroom.application.payments.CancelPayment;
import dev.cloakroom.application.payments.CarryOutRefund;
import dev.cloakroom.application.payments.ChangePayment;
import dev.cloakroom.application.payments.CreatePayment;
import dev.cloakroom.application.payments.PaymentIntake;
import dev.cloakroom.application.payments.PaymentOrder;
import dev.cloakroom.application.payments.PutPayment;
import dev.cloakroom.application.payments.PutRefund;
import dev.cloakroom.application.payments.ResumePayments;
import dev.cloakroom.application.payments.SettlePayment;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.RefundId;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.JdbiTransactions;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.events.JdbiEventOutbox;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import dev.cloakroom.persistence.profiles.JdbiProfiles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// All of payments on real tables, over connections that a test may break, for one owner of his own.
final class TestTill {

    private final TestDatabase database;
    private final TestIds ids = new TestIds();
    private final InstantSource clock = InstantSource.system();
    final UserId owner;

    TestTill(TestDatabase database) {
        this.database = database;
        this.owner = database.newUser();
    }

    /// The use cases over these connections.
    final class Over {
        private final JdbiTransactions transactions;
        private final JdbiPayments payments;
        private final JdbiRefunds refunds;
        private final JdbiProfiles profiles;
        private final Jobs jobs;
        private final Books books;
        private final PaymentIntake intake;
        private final SandboxGateway gateway;
        private final Jdbi jdbi;

        private Over(Jdbi jdbi) {
            this.jdbi = jdbi;
            transactions = new JdbiTransactions(jdbi);
            payments = new JdbiPayments(Routing.none(jdbi));
            refunds = new JdbiRefunds(jdbi);
            profiles = new JdbiProfiles(Routing.none(jdbi));
            jobs = new JdbiJobs(jdbi, new Broadcast());
            var announcements = new Announcements(new JdbiEventOutbox(jdbi), clock, ids);
            books = new Books(payments, refunds, new JdbiLedger(jdbi), announcements);
            intake = new PaymentIntake(books, profiles, jobs, clock, ids);
            gateway = new SandboxGateway(jdbi);
        }

        void create(String value) {
            var key = new IdempotencyKey("createPayment", "k", "fingerprint", Duration.ofHours(1));
            var once = new Once<Payment>(key, _ -> new StoredResponse(202, Map.of(), "{}"));
            var _ = new CreatePayment(intake, new JdbiIdempotencyKeys(jdbi), transactions)
                    .handle(caller(), order(value), once);
        }

        Payment put(PaymentId id, String value) {
            return new PutPayment(intake, payments, transactions)
                    .handle(caller(), id, order(value))
                    .payment();
        }

        Payment change(PaymentId id, String value) {
            var changed = new ChangePayment(
                            payments, books, profiles, new JdbiIdempotencyKeys(jdbi), transactions, clock)
                    .handle(caller(), id, _ -> order(value), _ -> {}, Once.always());
            return ((Submitted.Made<Payment>) changed).value();
        }

        Payment cancel(PaymentId id) {
            return new CancelPayment(payments, books, jobs, transactions, clock).handle(owner, id);
        }

        Refund refund(PaymentId id, RefundId refund, String value) {
            return new PutRefund(payments, refunds, books, jobs, transactions, clock, ids)
                    .handle(caller(), id, refund, new PutRefund.Order(value, "EUR", null))
                    .refund();
        }

        void settle(Payment payment) {
            var _ = new SettlePayment(payments, books, gateway, transactions, clock)
                    .run(new TestAttempt(about(payment.key().value())));
        }

        void carryOut(Refund refund) {
            var _ = new CarryOutRefund(payments, refunds, books, gateway, transactions, clock)
                    .run(new TestAttempt(about(refund.key().value())));
        }

        void resume() {
            var _ = new ResumePayments(
                            payments,
                            refunds,
                            jobs,
                            transactions,
                            () -> clock.instant().plusSeconds(600),
                            ids)
                    .handle();
        }

        Payment find(PaymentId id) {
            return payments.find(owner, id).orElseThrow();
        }
    }

    Over over(Jdbi jdbi) {
        return new Over(jdbi);
    }

    Over whole() {
        return new Over(database.jdbi());
    }

    PaymentId newId() {
        return new PaymentId(UUID.randomUUID());
    }

    /// A payment that is settled.
    Payment settled(String value) {
        var payment = whole().put(newId(), value);
        whole().settle(payment);
        return whole().find(payment.id());
    }

    /// Somebody else's, to be seen by nobody else.
    void settledOfAnother() {
        var _ = new TestTill(database).settled("7.00");
    }

    /// The same payment so many times more, made before it.
    void copies(Payment payment, int times) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        WITH copy AS (
                            INSERT INTO payment (key, id, owner_no, revision, version, status, job, settle_at, created_at)
                            SELECT uuidv7(interval '-1 hour'), gen_random_uuid(), owner_no, 1, 1, 'pending', job,
                                   settle_at, created_at
                            FROM payment, generate_series(1, :times) WHERE key = :key
                            RETURNING key
                        )
                        INSERT INTO payment_revision (payment, revision, amount, currency, description)
                        SELECT key, 1, 100, 'EUR', 'copy' FROM copy
                        """)
                        .bind("key", payment.key().value())
                        .bind("times", times)
                        .execute());
    }

    Caller caller() {
        return new Caller(
                new Principal(owner, Role.USER, Set.of(), new Principal.Credential.ApiKey(UUID.randomUUID())),
                null,
                "r-1");
    }

    static PaymentOrder order(String value) {
        return new PaymentOrder(value, "EUR", null, "Two tickets", null, null);
    }

    private static Json about(UUID key) {
        return Json.EMPTY.with("key", Json.of(key.toString()));
    }

    /// Over all of the owner's payments: the ledger adds up to nothing, the clearing is what the gateway moved and what
    /// the payments say, each deed has its event, and no refund exceeds its payment.
    void assertWhole() {
        assertThat(sum("SELECT coalesce(sum(amount), 0) FROM ledger_entry WHERE owner_no = " + OWNER_NO))
                .isZero();
        long clearing =
                sum("SELECT coalesce(sum(amount), 0) FROM ledger_entry WHERE account = 'clearing' AND owner_no = "
                        + OWNER_NO);
        assertThat(sum("""
                SELECT coalesce(sum(s.moved), 0) FROM sandbox_gateway s
                WHERE s.key IN (SELECT key FROM payment WHERE owner_no = %1$s AND status <> 'settling')
                   OR s.key IN (SELECT r.key FROM refund r JOIN payment p ON p.key = r.payment
                                WHERE p.owner_no = %1$s AND r.status <> 'pending')
                """.formatted(OWNER_NO))).isEqualTo(clearing);
        assertThat(sum("""
                SELECT coalesce(sum(t.amount - p.refunded), 0) FROM payment p
                JOIN payment_revision t ON t.payment = p.key AND t.revision = p.revision
                WHERE p.status = 'settled' AND p.owner_no = %s
                """.formatted(OWNER_NO))).isEqualTo(clearing);
        assertThat(sum("""
                SELECT count(*) FROM payment p
                JOIN payment_revision t ON t.payment = p.key AND t.revision = p.revision
                WHERE p.owner_no = %s AND t.amount < (SELECT coalesce(sum(r.amount), 0) FROM refund r
                                                      WHERE r.payment = p.key AND r.status <> 'failed')
                """.formatted(OWNER_NO))).isZero();
    }

    private static final String OWNER_NO = "(SELECT owner_no FROM users WHERE id = :owner)";

    /// How many events of that type there are.
    long events(String type) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM event WHERE type = :type AND owner_no = " + OWNER_NO)
                        .bind("owner", owner.value())
                        .bind("type", type)
                        .mapTo(Long.class)
                        .one());
    }

    long sum(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql)
                        .bind("owner", owner.value())
                        .mapTo(Long.class)
                        .one());
    }
}
