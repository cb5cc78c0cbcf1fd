package dev.cloakroom.application.payments;

import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentRejections;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.RefundId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an owner can ask about payments and refunds. Somebody else's are not there.
public final class PaymentQueries {

    private final Payments payments;
    private final Refunds refunds;
    private final Jobs jobs;

    public PaymentQueries(Payments payments, Refunds refunds, Jobs jobs) {
        this.payments = payments;
        this.refunds = refunds;
        this.jobs = jobs;
    }

    public Payment find(UserId owner, PaymentId id) {
        return payments.find(owner, id).orElseThrow(() -> PaymentRejections.notFound(id));
    }

    /// With the terms of that revision.
    public Payment find(UserId owner, PaymentId id, int revision) {
        var payment = find(owner, id);
        return payments.terms(payment.key(), revision)
                .map(terms -> payment.at(revision, terms))
                .orElseThrow(() -> PaymentRejections.noRevision(id, revision));
    }

    /// Ask for one more than a page to learn whether there are more.
    public List<Payment> list(UserId owner, PaymentFilter filter) {
        return payments.list(owner, filter);
    }

    /// What is to be waited for: the job that settles it, while it is open.
    public Optional<Job> settlement(Payment payment) {
        return payment.status().isTerminal() ? Optional.empty() : jobs.find(payment.owner(), payment.job());
    }

    public Refund refund(UserId owner, PaymentId id, RefundId refund) {
        return refunds.find(find(owner, id), refund).orElseThrow(() -> PaymentRejections.noRefund(refund));
    }

    /// Newest first. Ask for one more than a page to learn whether there are more.
    public List<Refund> refunds(UserId owner, PaymentId id, @Nullable GatewayKey before, int limit) {
        return refunds.list(find(owner, id), before, limit);
    }

    /// What is to be waited for: the job that carries it out, while it is pending.
    public Optional<Job> errand(Refund refund) {
        return refund.isPending() ? jobs.find(refund.owner(), refund.job()) : Optional.empty();
    }
}
