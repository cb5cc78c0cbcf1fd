package dev.cloakroom.application.payments;

import static dev.cloakroom.application.payments.TestPayments.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.Posting;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Refunds, and the ledger that they are booked in.
public interface RefundsContract {

    Verdict REFUSED = new Verdict.Refused(new Failure("gateway-refused", "No."));

    Refunds refunds();

    Payments payments();

    Ledger ledger();

    Transactions transactions();

    /// Somebody who may own payments.
    UserId newOwner();

    /// A job that is under way.
    JobId newJob(UserId owner);

    @Test
    default void whatWasTakenIsFoundAsItWasInEachOfItsStates() {
        var payment = settled();
        var refunded = added(payment, "1.00");
        assertFound(payment, refunded);
        assertFound(payment, ended(refunded.concluded(new Verdict.Carried("ref"), NOW)));
        assertFound(payment, ended(added(payment, "2.00").concluded(REFUSED, NOW)));
        assertThat(refunds().find(settled(), refunded.id())).isEmpty();
    }

    @Test
    default void whatIsUnderWayIsPromisedAndWhatFailedIsNot() {
        var payment = settled();
        assertThat(refunds().promised(payment)).isZero();
        ended(added(payment, "1.00").concluded(new Verdict.Carried("ref"), NOW));
        ended(added(payment, "2.00").concluded(REFUSED, NOW));
        added(payment, "4.00");
        assertThat(refunds().promised(payment)).isEqualTo(500);
    }

    @Test
    default void aRefundEndsOnce() {
        var refund = added(settled(), "1.00");
        ended(refund.concluded(new Verdict.Carried("ref"), NOW));
        assertThatIllegalStateException().isThrownBy(() -> refunds().update(refund.concluded(REFUSED, NOW)));
    }

    @Test
    default void listsAreNewestFirstAndGoOnAfterTheLastOne() {
        var payment = settled();
        var first = added(payment, "1.00");
        var second = added(payment, "2.00");
        added(settled(), "3.00");
        assertThat(refunds().list(payment, null, 10)).containsExactly(second, first);
        assertThat(refunds().list(payment, second.key(), 10)).containsExactly(first);
        assertThat(refunds().list(payment, null, 1)).containsExactly(second);
    }

    @Test
    default void whatNoJobWillCarryOutIsStranded() {
        var payment = settled();
        var stranded = added(payment, "1.00");
        ended(added(payment, "2.00").concluded(REFUSED, NOW));
        var alive = TestPayments.refund(payment, "3.00").under(newJob(payment.owner()));
        refunds().add(alive);
        assertThat(stranded(payment)).containsExactly(stranded);
        refunds().assign(stranded.key(), newJob(payment.owner()));
        assertThat(stranded(payment)).isEmpty();
    }

    @Test
    default void aDeedIsBookedOnce() {
        var payment = settled();
        ledger().post(Posting.settlement(payment, NOW));
        assertThatThrownBy(() -> ledger().post(Posting.settlement(payment, NOW)))
                .isInstanceOf(RuntimeException.class);
        var refund = TestPayments.refund(payment, "1.00");
        ledger().post(Posting.reservation(refund, NOW));
        ledger().post(Posting.end(refund.concluded(REFUSED, NOW), NOW));
    }

    private List<Refund> stranded(Payment payment) {
        return transactions().run(() -> refunds().lockStranded(NOW.plusSeconds(1), 1000)).stream()
                .filter(refund -> refund.payment().equals(payment.key()))
                .toList();
    }

    private Payment settled() {
        var payment = TestPayments.pending(newOwner(), "12.34");
        assertThat(payments().add(payment)).isTrue();
        return TestPayments.settled(payment);
    }

    private Refund added(Payment payment, String euros) {
        var refund = TestPayments.refund(payment, euros);
        refunds().add(refund);
        return refund;
    }

    private Refund ended(Refund ended) {
        refunds().update(ended);
        return ended;
    }

    private void assertFound(Payment payment, Refund refund) {
        assertThat(refunds().find(payment, refund.id())).contains(refund);
        assertThat(refunds().find(refund.key())).contains(refund);
    }
}
