package dev.cloakroom.application.payments;

import static dev.cloakroom.application.payments.TestPayments.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentStatus;
import dev.cloakroom.domain.payments.Terms;
import dev.cloakroom.domain.payments.Verdict;
import dev.cloakroom.domain.profiles.ProfileId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface PaymentsContract {

    Payments payments();

    Transactions transactions();

    /// Somebody who may own payments.
    UserId newOwner();

    /// A job that is under way.
    JobId newJob(UserId owner);

    @Test
    default void whatWasTakenIsFoundAsItWasInEachOfItsStates() {
        var owner = newOwner();
        var paid = added(owner);
        assertFound(paid);
        assertFound(updated(updated(updated(paid.settling()).concluded(new Verdict.Carried("ref"), NOW))
                .refunded(TestPayments.euros("0.40"))));
        var declined = updated(updated(added(owner).settling())
                .concluded(new Verdict.Refused(new Failure("gateway-refused", "No.")), NOW));
        assertFound(declined);
        assertFound(updated(added(owner).canceled(NOW)));
    }

    @Test
    default void eachRevisionStaysReadable() {
        var first = added(newOwner());
        var terms =
                new Terms(TestPayments.money("1300", "JPY"), new ProfileId(new TestIds().get()), "Three tickets", null);
        var second = updated(first.revised(terms));
        assertFound(second);
        assertThat(payments().terms(first.key(), 1)).contains(first.terms());
        assertThat(payments().terms(first.key(), 2)).contains(terms);
        assertThat(payments().terms(first.key(), 3)).isEmpty();
    }

    @Test
    default void anIdIsUniqueAmongThePaymentsOfItsOwner() {
        var mine = added(newOwner());
        var again = TestPayments.pending(mine.owner(), "9.99");
        assertThat(payments().add(named(again, mine.owner(), mine.id()))).isFalse();
        assertThat(payments().find(mine.owner(), mine.id())).contains(mine);
        assertThat(payments().lock(again.key())).isEmpty();
        assertThat(payments().add(named(again, newOwner(), mine.id()))).isTrue();
    }

    @Test
    default void somebodyElsesPaymentIsNotThere() {
        var mine = added(newOwner());
        var other = newOwner();
        assertThat(payments().find(other, mine.id())).isEmpty();
        assertThat(transactions().run(() -> payments().lock(other, mine.id()))).isEmpty();
        assertThat(payments().list(other, newest(10))).isEmpty();
    }

    @Test
    default void whatWasChangedMeanwhileIsNotOverwritten() {
        var payment = added(newOwner());
        var canceled = payment.canceled(NOW);
        payments().update(payment.settling());
        assertThatIllegalStateException().isThrownBy(() -> payments().update(canceled));
        assertFound(payment.settling());
    }

    @Test
    default void listsAreNewestFirstAndGoOnAfterTheLastOne() {
        var owner = newOwner();
        var all = new ArrayList<Payment>();
        for (int i = 0; i < 5; i++) {
            all.addFirst(added(owner));
        }
        var first = payments().list(owner, newest(2));
        assertThat(first).isEqualTo(all.subList(0, 2));
        var rest = new PaymentFilter(Set.of(), null, null, first.getLast().key(), 10);
        assertThat(payments().list(owner, rest)).isEqualTo(all.subList(2, 5));
    }

    @Test
    default void listsAreFilteredByStatusAndTime() {
        var owner = newOwner();
        var pending = added(owner);
        var canceled = updated(added(owner).canceled(NOW));
        assertThat(payments().list(owner, filter(Set.of(PaymentStatus.CANCELED))))
                .containsExactly(canceled);
        assertThat(payments().list(owner, filter(Set.of(PaymentStatus.PENDING, PaymentStatus.SETTLING))))
                .containsExactly(pending);
        var made = new JobId(pending.key().value()).createdAt();
        var from = new PaymentFilter(Set.of(), made, null, null, 10);
        var until = new PaymentFilter(Set.of(), null, made, null, 10);
        assertThat(payments().list(owner, from)).contains(pending);
        assertThat(payments().list(owner, until)).isEmpty();
    }

    @Test
    default void whatNoJobWillSettleIsStranded() {
        var owner = newOwner();
        var stranded = added(owner);
        var settling = updated(added(owner).settling());
        updated(added(owner).canceled(NOW));
        var alive = TestPayments.pending(owner, "1.00").under(newJob(owner));
        assertThat(payments().add(alive)).isTrue();
        assertThat(stranded(owner, 1)).containsExactlyInAnyOrder(stranded, settling);
        assertThat(stranded(owner, 0)).isEmpty();
        var job = newJob(owner);
        payments().assign(stranded.key(), job);
        assertFound(stranded.under(job));
        assertThat(stranded(owner, 1)).containsExactly(settling);
    }

    private List<Payment> stranded(UserId owner, int secondsLate) {
        return transactions().run(() -> payments().lockStranded(NOW.plusSeconds(secondsLate), 1000)).stream()
                .filter(payment -> payment.owner().equals(owner))
                .toList();
    }

    private Payment added(UserId owner) {
        var payment = TestPayments.pending(owner, "12.34");
        assertThat(payments().add(payment)).isTrue();
        return payment;
    }

    private Payment updated(Payment changed) {
        payments().update(changed);
        return changed;
    }

    private void assertFound(Payment payment) {
        assertThat(payments().find(payment.owner(), payment.id())).contains(payment);
        assertThat(transactions().run(() -> payments().lock(payment.owner(), payment.id())))
                .contains(payment);
        assertThat(transactions().run(() -> payments().lock(payment.key()))).contains(payment);
    }

    private static Payment named(Payment payment, UserId owner, PaymentId id) {
        return Payment.pending(id, payment.key(), owner, payment.terms(), payment.job(), NOW, NOW);
    }

    private static PaymentFilter newest(int limit) {
        return new PaymentFilter(Set.of(), null, null, null, limit);
    }

    private static PaymentFilter filter(Set<PaymentStatus> statuses) {
        return new PaymentFilter(statuses, null, null, null, 10);
    }
}
