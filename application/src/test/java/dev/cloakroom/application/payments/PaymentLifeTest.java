package dev.cloakroom.application.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.payments.TestGateway.Mood;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentStatus;
import dev.cloakroom.domain.payments.Posting.Account;
import dev.cloakroom.domain.payments.RefundId;
import dev.cloakroom.domain.payments.RefundStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Payments with everything in memory, and a gateway that has moods.
class PaymentLifeTest {

    private static final UserId OWNER = new UserId(new UUID(0, 1));
    private static final Caller CALLER = new Caller(
            new Principal(OWNER, Role.USER, Set.of(), new Principal.Credential.ApiKey(new UUID(0, 3))), null, "r-1");
    private static final PaymentId ID = new PaymentId(new UUID(0, 4));
    private static final RefundId REFUND = new RefundId(new UUID(0, 5));

    private final TestClock clock = new TestClock();
    private final PaymentWorld world = new PaymentWorld(clock);

    @Test
    void whatIsTakenIsSettledAndTold() {
        take();
        world.work(OWNER);
        assertThat(payment().status()).isEqualTo(PaymentStatus.SETTLED);
        assertThat(world.announced()).containsExactly("payment.created", "payment.settled");
        assertThat(world.ledger.balance(Account.CLEARING)).isEqualTo(1234);
        assertThat(world.ledger.balance(Account.BALANCE)).isEqualTo(-1234);
    }

    @Test
    void aRequestThatIsLostIsSentAgain() {
        take();
        world.gateway.next(Mood.LOSE_REQUEST);
        world.work(OWNER);
        assertThat(payment().status()).isEqualTo(PaymentStatus.SETTLING);
        assertThat(world.ledger.postings()).isEmpty();
        world.work(OWNER);
        assertThat(payment().status()).isEqualTo(PaymentStatus.SETTLED);
        assertThat(world.gateway.held()).isEqualTo(1234);
    }

    @Test
    void anAnswerThatIsLostIsFoundAndMovesNothingTwice() {
        take();
        world.gateway.next(Mood.LOSE_ANSWER);
        world.work(OWNER);
        assertThat(payment().status()).isEqualTo(PaymentStatus.SETTLING);
        world.work(OWNER);
        world.work(OWNER);
        assertThat(payment().status()).isEqualTo(PaymentStatus.SETTLED);
        assertThat(world.gateway.held()).isEqualTo(1234);
        assertThat(world.gateway.calls()).isEqualTo(2);
        assertThat(world.ledger.postings()).hasSize(1);
        assertThat(world.announced()).containsExactly("payment.created", "payment.settled");
    }

    @Test
    void whatIsDeclinedMovesNothing() {
        take();
        world.gateway.next(Mood.REFUSE);
        world.work(OWNER);
        assertThat(payment().status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(world.ledger.postings()).isEmpty();
        assertThat(world.announced()).containsExactly("payment.created", "payment.declined");
    }

    @Test
    void theLatestRevisionIsWhatIsSettled() {
        take();
        var _ = world.change(new InMemoryIdempotencyKeys(clock))
                .handle(CALLER, ID, _ -> order("20.00"), _ -> {}, Once.always());
        world.work(OWNER);
        assertThat(world.gateway.held()).isEqualTo(2000);
        assertThat(world.announced()).containsExactly("payment.created", "payment.updated", "payment.settled");
    }

    @Test
    void aRefundKeepsItsMoneyApartUntilItsEndIsKnown() {
        take();
        world.work(OWNER);
        refund("4.34");
        assertThat(balances()).containsExactly(1234L, -800L, -434L);
        world.gateway.next(Mood.LOSE_ANSWER);
        world.work(OWNER);
        assertThat(balances()).containsExactly(1234L, -800L, -434L);
        world.work(OWNER);
        assertThat(balances()).containsExactly(800L, -800L, 0L);
        assertThat(world.gateway.held()).isEqualTo(800);
        assertThat(payment().state())
                .isInstanceOfSatisfying(
                        Payment.State.Settled.class,
                        state -> assertThat(state.refunded()).isEqualTo(TestPayments.euros("4.34")));
        assertThat(world.announced()).endsWith("payment.refund_created", "payment.refunded");
    }

    @Test
    void aRefundThatFailsGivesTheMoneyBackToTheOwner() {
        take();
        world.work(OWNER);
        refund("4.34");
        world.gateway.next(Mood.REFUSE);
        world.work(OWNER);
        assertThat(balances()).containsExactly(1234L, -1234L, 0L);
        assertThat(world.queries().refund(OWNER, ID, REFUND).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(world.announced()).endsWith("payment.refund_failed");
    }

    @Test
    void whatLostItsJobGetsAnother() {
        take();
        world.lose(List.of(payment().job()));
        assertThat(world.resume().handle()).isFalse();
        var first = payment().job();
        clock.advance(Duration.ofMinutes(6));
        assertThat(world.resume().handle()).isFalse();
        assertThat(payment().job()).isNotEqualTo(first);
        world.work(OWNER);
        assertThat(payment().status()).isEqualTo(PaymentStatus.SETTLED);
        refund("1.00");
        var errand = world.queries().refund(OWNER, ID, REFUND).job();
        world.lose(List.of(errand));
        clock.advance(Duration.ofMinutes(6));
        world.resume().handle();
        assertThat(world.queries().refund(OWNER, ID, REFUND).job()).isNotEqualTo(errand);
        world.work(OWNER);
        assertThat(world.gateway.held()).isEqualTo(1134);
        assertThat(world.resume().handle()).isFalse();
    }

    private void take() {
        assertThat(world.put().handle(CALLER, ID, order("12.34")).made()).isTrue();
    }

    private void refund(String value) {
        var order = new PutRefund.Order(value, "EUR", null);
        assertThat(world.refund().handle(CALLER, ID, REFUND, order).made()).isTrue();
    }

    private Payment payment() {
        return world.queries().find(OWNER, ID);
    }

    private List<Long> balances() {
        return List.of(
                world.ledger.balance(Account.CLEARING),
                world.ledger.balance(Account.BALANCE),
                world.ledger.balance(Account.REFUNDS));
    }

    private static PaymentOrder order(String value) {
        return new PaymentOrder(value, "EUR", null, "Two tickets", null, null);
    }
}
