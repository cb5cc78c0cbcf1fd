package dev.cloakroom.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PaymentTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Terms TERMS = new Terms(new Money(1234, EUR), null, "Two tickets", null);
    private static final Terms OTHER = new Terms(new Money(1300, EUR), null, "Two tickets", null);
    private static final Verdict CARRIED = new Verdict.Carried("ref");
    private static final Verdict REFUSED = new Verdict.Refused(new Failure("gateway-refused", "No."));

    private static final List<UnaryOperator<Payment>> DEEDS = List.of(
            payment -> payment.revised(OTHER),
            payment -> payment.canceled(NOW),
            Payment::settling,
            payment -> payment.concluded(CARRIED, NOW),
            payment -> payment.concluded(REFUSED, NOW));

    /// Whatever is done in whatever order, a payment only goes where its status says, and stays where it ended.
    @Test
    void itGoesOnlyWhereItsStatusSays() {
        var random = new SplittableRandom(7);
        for (int walk = 0; walk < 5_000; walk++) {
            var payment = pending();
            for (int step = 0; step < 6; step++) {
                var before = payment;
                payment = afterwards(before, DEEDS.get(random.nextInt(DEEDS.size())));
                if (payment.status() != before.status()) {
                    assertThat(before.status().next()).contains(payment.status());
                }
                assertThat(payment.version())
                        .isEqualTo(payment.equals(before) ? before.version() : before.version() + 1);
                assertThat(payment.finishedAt() != null)
                        .isEqualTo(payment.status().isTerminal());
            }
        }
    }

    private static Payment afterwards(Payment payment, UnaryOperator<Payment> deed) {
        try {
            return deed.apply(payment);
        } catch (Rejection.Conflict refused) {
            assertThat(refused.code()).isEqualTo("invalid-state-transition");
            assertThat(payment.status()).isNotEqualTo(PaymentStatus.PENDING);
            return payment;
        }
    }

    @Test
    void aGatewayThatAnswersTwiceDecidesOnce() {
        var settled = pending().settling().concluded(CARRIED, NOW);
        assertThat(settled.concluded(REFUSED, NOW.plusSeconds(1))).isSameAs(settled);
        assertThat(settled.settling()).isSameAs(settled);
        assertThat(pending().concluded(CARRIED, NOW).status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    void theSameTermsAreNoRevision() {
        var payment = pending();
        assertThat(payment.revised(TERMS)).isSameAs(payment);
        assertThat(payment.revised(OTHER))
                .extracting(Payment::revision, Payment::version)
                .containsExactly(2, 2);
    }

    @Test
    void thereAreAHundredRevisionsAtMost() {
        var payment = pending();
        for (int i = 2; i <= 100; i++) {
            payment = payment.revised(new Terms(new Money(i, EUR), null, "d", null));
        }
        var last = payment;
        assertThat(last.revision()).isEqualTo(100);
        assertThatExceptionOfType(Rejection.Unprocessable.class).isThrownBy(() -> last.revised(TERMS));
    }

    @Test
    void onlyWhatWasSettledIsGivenBack() {
        var one = new Money(1, EUR);
        assertThatIllegalStateException().isThrownBy(() -> pending().refunded(one));
        assertThat(pending()
                        .settling()
                        .concluded(CARRIED, NOW)
                        .refunded(one)
                        .refunded(one)
                        .state())
                .isEqualTo(new Payment.State.Settled(NOW, "ref", new Money(2, EUR)));
    }

    @Test
    void aRefundEndsOnce() {
        var refund = refund();
        var refunded = refund.concluded(CARRIED, NOW);
        assertThat(refunded.concluded(REFUSED, NOW)).isSameAs(refunded);
        assertThat(refund.concluded(REFUSED, NOW).status()).isEqualTo(RefundStatus.FAILED);
    }

    @Test
    void everyDeedBalances() {
        var settlement = Posting.settlement(pending(), NOW);
        assertThat(settlement.entries())
                .containsExactlyInAnyOrder(
                        new Posting.Entry(Posting.Account.CLEARING, 1234),
                        new Posting.Entry(Posting.Account.BALANCE, -1234));
        var refund = refund();
        assertThatIllegalArgumentException().isThrownBy(() -> Posting.end(refund, NOW));
        for (var posting : List.of(
                settlement,
                Posting.reservation(refund, NOW),
                Posting.end(refund.concluded(CARRIED, NOW), NOW),
                Posting.end(refund.concluded(REFUSED, NOW), NOW))) {
            assertThat(posting.entries().stream()
                            .mapToLong(Posting.Entry::amount)
                            .sum())
                    .isZero();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Posting(
                        refund.key(),
                        Posting.Deed.REFUND,
                        refund.owner(),
                        EUR,
                        List.of(new Posting.Entry(Posting.Account.CLEARING, 1)),
                        NOW));
    }

    private static Payment pending() {
        var id = new UUID(0, 1);
        return Payment.pending(new PaymentId(id), new GatewayKey(id), new UserId(id), TERMS, new JobId(id), NOW, NOW);
    }

    private static Refund refund() {
        var id = new UUID(0, 2);
        return Refund.pending(
                new RefundId(id), new GatewayKey(id), pending(), new Money(100, EUR), null, new JobId(id), NOW);
    }
}
