package dev.cloakroom.application.payments;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The payments of all owners, with every revision of their terms.
public interface Payments {

    /// False when the owner has one of that id; waits for whoever is making it.
    boolean add(Payment payment);

    Optional<Payment> find(UserId owner, PaymentId id);

    /// Newest first.
    List<Payment> list(UserId owner, PaymentFilter filter);

    /// What a payment was about in that revision.
    Optional<Terms> terms(GatewayKey key, int revision);

    /// Finds the payment and keeps it from changing until the transaction ends.
    Optional<Payment> lock(UserId owner, PaymentId id);

    /// The same under the name of the gateway.
    Optional<Payment> lock(GatewayKey key);

    /// Stores the next version of a payment, and its terms where they are a new revision.
    void update(Payment changed);

    /// Locks open payments that should have been settled by then and that no job will settle any more; passes over
    /// those that somebody else has locked.
    List<Payment> lockStranded(Instant dueBefore, int atMost);

    /// Puts a payment under another job.
    void assign(GatewayKey key, JobId job);
}
