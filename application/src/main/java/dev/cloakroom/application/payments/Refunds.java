package dev.cloakroom.application.payments;

import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.RefundId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The refunds of payments. Whoever adds or changes one holds its payment ([Payments#lock]).
public interface Refunds {

    void add(Refund refund);

    Optional<Refund> find(Payment payment, RefundId id);

    Optional<Refund> find(GatewayKey key);

    /// Newest first, those before `before` where it is given.
    List<Refund> list(Payment payment, @Nullable GatewayKey before, int limit);

    /// What was given back of a payment or is on its way, in minor units.
    long promised(Payment payment);

    /// Stores how a refund ended.
    void update(Refund ended);

    /// Pending refunds that were asked for before then and that no job will carry out any more; passes over those that
    /// somebody else has locked.
    List<Refund> lockStranded(Instant madeBefore, int atMost);

    /// Puts a refund under another job.
    void assign(GatewayKey key, JobId job);
}
