package dev.cloakroom.persistence.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.payments.PaymentStatus;
import dev.cloakroom.domain.payments.RefundId;
import dev.cloakroom.persistence.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Many at once, on one database.
@Timeout(120)
class PaymentRacesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int MANY = 8;

    private final TestTill till = new TestTill(DATABASE);

    @Test
    void refundsAtOnceNeverAddUpToMoreThanWasPaid() throws Exception {
        for (int round = 0; round < 5; round++) {
            var payment = till.settled("10.00");
            var refused = atOnce(MANY, () -> {
                var refund = till.whole().refund(payment.id(), new RefundId(UUID.randomUUID()), "3.00");
                till.whole().carryOut(refund);
                return null;
            });
            assertThat(refused).hasSize(MANY - 3).containsOnly("refund-exceeds-payment");
            assertThat(till.sum("SELECT sum(refunded) FROM payment WHERE key = '" + payment.key()
                            + "' AND owner_no = (SELECT owner_no FROM users WHERE id = :owner)"))
                    .isEqualTo(900);
            till.assertWhole();
        }
    }

    @Test
    void oneRefundSentByManyIsOne() throws Exception {
        var payment = till.settled("10.00");
        var id = new RefundId(UUID.randomUUID());
        var refused = atOnce(MANY, () -> till.whole().refund(payment.id(), id, "6.00"));
        assertThat(refused).isEmpty();
        assertThat(till.events("payment.refund_created")).isEqualTo(1);
        till.assertWhole();
    }

    @Test
    void onePaymentSentByManyIsOne() throws Exception {
        var id = till.newId();
        var refused = atOnce(MANY, () -> till.whole().put(id, "10.00"));
        assertThat(refused).isEmpty();
        assertThat(till.events("payment.created")).isEqualTo(1);
    }

    @Test
    void ofCancelingAndSettlingOneWins() throws Exception {
        int canceled = 0;
        for (int round = 0; round < 20; round++) {
            var payment = till.whole().put(till.newId(), "10.00");
            var turn = new ArrayList<Callable<Object>>();
            turn.add(() -> till.whole().cancel(payment.id()));
            turn.add(() -> {
                till.whole().settle(payment);
                return payment;
            });
            var refused = atOnce(turn);
            var status = till.whole().find(payment.id()).status();
            if (status == PaymentStatus.CANCELED) {
                canceled++;
                assertThat(refused).isEmpty();
                assertThat(till.sum("SELECT count(*) FROM sandbox_gateway WHERE key = '" + payment.key()
                                + "' AND CAST(:owner AS uuid) IS NOT NULL"))
                        .isZero();
            } else {
                assertThat(status).isEqualTo(PaymentStatus.SETTLED);
                assertThat(refused).containsExactly("invalid-state-transition");
            }
            till.assertWhole();
        }
        assertThat(till.events("payment.canceled")).isEqualTo(canceled);
        assertThat(till.events("payment.settled")).isEqualTo(20 - canceled);
    }

    @Test
    void aJobThatRunsTwiceAtOnceSettlesOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            var payment = till.whole().put(till.newId(), "10.00");
            var refused = atOnce(4, () -> {
                till.whole().settle(payment);
                return null;
            });
            assertThat(refused).isEmpty();
            till.assertWhole();
        }
        assertThat(till.events("payment.settled")).isEqualTo(5);
    }

    @Test
    void whatIsRevisedWhileItIsSettledIsSettledAsOneOfTheTwo() throws Exception {
        for (int round = 0; round < 10; round++) {
            var payment = till.whole().put(till.newId(), "10.00");
            var turn = new ArrayList<Callable<Object>>();
            turn.add(() -> till.whole().change(payment.id(), "20.00"));
            turn.add(() -> {
                till.whole().settle(payment);
                return payment;
            });
            var _ = atOnce(turn);
            assertThat(till.whole().find(payment.id()).status()).isEqualTo(PaymentStatus.SETTLED);
            // What the gateway moved is what the payment says.
            till.assertWhole();
        }
    }

    private static List<String> atOnce(int times, Callable<Object> work) throws Exception {
        return atOnce(Collections.nCopies(times, work));
    }

    /// The codes of those who were refused.
    private static List<String> atOnce(List<Callable<Object>> works) throws Exception {
        var start = new CountDownLatch(1);
        var refused = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<String>>();
            for (var work : works) {
                running.add(threads.submit(() -> {
                    start.await();
                    try {
                        var _ = work.call();
                        return "";
                    } catch (Rejection rejection) {
                        return rejection.code();
                    }
                }));
            }
            start.countDown();
            for (var one : running) {
                refused.add(one.get());
            }
        }
        refused.removeIf(String::isEmpty);
        return refused;
    }
}
