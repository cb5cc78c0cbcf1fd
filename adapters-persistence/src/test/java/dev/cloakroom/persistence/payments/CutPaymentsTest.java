package dev.cloakroom.persistence.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentStatus;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.RefundId;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.proof.CutConnections;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Cuts the connection before and after every statement and every commit of what is done to payments, the gateway's own
/// included. Then whoever did it does it again, and the books are right.
@Timeout(180)
class CutPaymentsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /// One thing that is done to a payment, on connections that may break, and then again on good ones.
    private abstract static class Deed {
        final TestTill till = new TestTill(DATABASE);

        abstract void act(TestTill.Over over);

        abstract void check();

        final Payment payment(PaymentId id) {
            return till.whole().find(id);
        }
    }

    private static final class Create extends Deed {
        @Override
        void act(TestTill.Over over) {
            over.create("12.34");
        }

        @Override
        void check() {
            assertThat(till.sum("SELECT count(*) FROM payment p JOIN job j ON j.id = p.job WHERE p.owner_no"
                            + " = (SELECT owner_no FROM users WHERE id = :owner)"))
                    .isEqualTo(1);
            assertThat(till.events("payment.created")).isEqualTo(1);
        }
    }

    private static final class Put extends Deed {
        private final PaymentId id = till.newId();

        @Override
        void act(TestTill.Over over) {
            var _ = over.put(id, "12.34");
        }

        @Override
        void check() {
            assertThat(payment(id).status()).isEqualTo(PaymentStatus.PENDING);
            assertThat(till.events("payment.created")).isEqualTo(1);
        }
    }

    private static final class Change extends Deed {
        private final PaymentId id = till.whole().put(till.newId(), "12.34").id();

        @Override
        void act(TestTill.Over over) {
            var _ = over.change(id, "13.00");
        }

        @Override
        void check() {
            assertThat(payment(id).revision()).isEqualTo(2);
            assertThat(till.events("payment.updated")).isEqualTo(1);
        }
    }

    private static final class Cancel extends Deed {
        private final PaymentId id = till.whole().put(till.newId(), "12.34").id();

        @Override
        void act(TestTill.Over over) {
            var _ = over.cancel(id);
        }

        @Override
        void check() {
            assertThat(payment(id).status()).isEqualTo(PaymentStatus.CANCELED);
            assertThat(till.events("payment.canceled")).isEqualTo(1);
        }
    }

    /// The amount says what the gateway does.
    private static final class Settle extends Deed {
        private final Payment payment;
        private final PaymentStatus expected;

        Settle(String value, PaymentStatus expected) {
            this.payment = till.whole().put(till.newId(), value);
            this.expected = expected;
        }

        @Override
        void act(TestTill.Over over) {
            over.settle(payment);
        }

        @Override
        void check() {
            // An attempt that gets no answer fails, and the job is tried again.
            till.whole().settle(payment);
            till.whole().settle(payment);
            assertThat(payment(payment.id()).status()).isEqualTo(expected);
            assertThat(till.events("payment." + expected.text())).isEqualTo(1);
        }
    }

    private static final class PutRefund extends Deed {
        private final Payment payment = till.settled("12.34");
        private final RefundId id = new RefundId(UUID.randomUUID());

        @Override
        void act(TestTill.Over over) {
            var _ = over.refund(payment.id(), id, "8.00");
        }

        @Override
        void check() {
            assertThat(till.sum("SELECT count(*) FROM refund r JOIN payment p ON p.key = r.payment"
                            + " WHERE p.owner_no = (SELECT owner_no FROM users WHERE id = :owner)"))
                    .isEqualTo(1);
            assertThat(till.events("payment.refund_created")).isEqualTo(1);
        }
    }

    /// The amount says what the gateway does.
    private static final class CarryOut extends Deed {
        private final Payment payment = till.settled("12.34");
        private final Refund refund;
        private final String event;

        CarryOut(String value, String event) {
            this.refund = till.whole().refund(payment.id(), new RefundId(UUID.randomUUID()), value);
            this.event = event;
        }

        @Override
        void act(TestTill.Over over) {
            over.carryOut(refund);
        }

        @Override
        void check() {
            till.whole().carryOut(refund);
            till.whole().carryOut(refund);
            assertThat(till.events(event)).isEqualTo(1);
        }
    }

    private static final class Resume extends Deed {
        private final Payment payment = till.whole().put(till.newId(), "12.34");

        Resume() {
            DATABASE.jdbi()
                    .useHandle(handle -> handle.execute(
                            "DELETE FROM job_queue WHERE job_id = ?",
                            payment.job().value()));
        }

        @Override
        void act(TestTill.Over over) {
            over.resume();
        }

        @Override
        void check() {
            // The server may not have noticed yet that the connection with the lock is gone: it is passed over.
            while (payment(payment.id()).job().equals(payment.job())) {
                till.whole().resume();
            }
            assertThat(till.sum("SELECT count(*) FROM job_queue WHERE owner_no"
                            + " = (SELECT owner_no FROM users WHERE id = :owner)"))
                    .isEqualTo(1);
        }
    }

    private interface Make {
        Deed deed();
    }

    private record Named(String name, Make make) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> deeds() {
        return Stream.of(
                new Named("create with a key", Create::new),
                new Named("put", Put::new),
                new Named("revise", Change::new),
                new Named("cancel", Cancel::new),
                new Named("settle", () -> new Settle("12.34", PaymentStatus.SETTLED)),
                new Named("settle a declined one", () -> new Settle("12.01", PaymentStatus.DECLINED)),
                new Named("settle one that gets no answer", () -> new Settle("12.02", PaymentStatus.SETTLED)),
                new Named("settle one whose answer is lost", () -> new Settle("12.03", PaymentStatus.SETTLED)),
                new Named("put a refund", PutRefund::new),
                new Named("carry a refund out", () -> new CarryOut("8.00", "payment.refunded")),
                new Named("carry a refused refund out", () -> new CarryOut("8.01", "payment.refund_failed")),
                new Named("carry a refund out whose answer is lost", () -> new CarryOut("8.03", "payment.refunded")),
                new Named("resume", Resume::new));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void theBooksAreRightWhereverItWasCut(Named named) {
        var counting = CutConnections.none(DATABASE.database());
        var undisturbed = named.make().deed();
        undisturbed.act(undisturbed.till.over(counting.jdbi()));
        assertThat(counting.boundaries()).isPositive();
        for (int boundary = 1; boundary <= counting.boundaries(); boundary++) {
            var deed = named.make().deed();
            var cut = new CutConnections(DATABASE.database(), boundary);
            try {
                deed.act(deed.till.over(cut.jdbi()));
            } catch (RuntimeException _) {
                // Told as it is, or as a refusal for the time being.
            }
            assertThat(cut.hasCut()).isTrue();
            // What was left in between is right already: nothing is promised twice.
            deed.till.assertWhole();
            deed.act(deed.till.whole());
            deed.check();
            deed.till.assertWhole();
        }
    }
}
