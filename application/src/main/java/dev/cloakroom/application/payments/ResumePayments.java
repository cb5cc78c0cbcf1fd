package dev.cloakroom.application.payments;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/// Gives a new job to what is open though its job is over, because the gateway was away for all its attempts or the
/// workers that ran it died. Money must not hang in between for good.
public final class ResumePayments {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST = 100;

    private final Payments payments;
    private final Refunds refunds;
    private final Jobs jobs;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public ResumePayments(
            Payments payments,
            Refunds refunds,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.payments = payments;
        this.refunds = refunds;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// True when there may be more.
    public boolean handle() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var before = now.minus(PATIENCE);
        return transactions.run(() -> {
            var settling = payments.lockStranded(before, MOST);
            for (var payment : settling) {
                var resumed = payment.under(new JobId(ids.get()));
                payments.assign(resumed.key(), resumed.job());
                jobs.enqueue(GatewayJobs.settling(resumed, null, now));
            }
            var refunding = refunds.lockStranded(before, MOST);
            for (var refund : refunding) {
                var resumed = refund.under(new JobId(ids.get()));
                refunds.assign(resumed.key(), resumed.job());
                jobs.enqueue(GatewayJobs.refunding(resumed, null, now));
            }
            return settling.size() == MOST || refunding.size() == MOST;
        });
    }
}
