package dev.cloakroom.application.jobs;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobRejections;
import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;

/// Sends again what did not succeed, as a new job that names the old one: terminal states never change.
public final class RetryJob {

    private final Jobs jobs;
    private final Kinds kinds;
    private final Collection<Resubmission> resubmissions;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /// `resubmissions` are asked for each retry, so that kinds may be added while the rest is made.
    public RetryJob(
            Jobs jobs,
            Kinds kinds,
            Collection<Resubmission> resubmissions,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.jobs = jobs;
        this.kinds = kinds;
        this.resubmissions = resubmissions;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` unless it ended without success, and
    ///     for the product's own errands
    /// @throws dev.cloakroom.domain.Rejection.Forbidden where the kind needs a scope that the caller lacks by now
    public Submitted<Job> handle(Caller caller, JobId id, Once<Job> once) {
        var ended = jobs.find(caller.user(), id).orElseThrow(() -> JobRejections.notFound(id));
        var kind = ended.submission().kind();
        if (Kinds.isOutOfHands(kind)) {
            throw JobRejections.outOfHands(ended);
        }
        kinds.demandScope(caller.principal(), kind);
        var special = resubmissions.stream()
                .filter(resubmission -> resubmission.kind().equals(kind))
                .findFirst();
        return special.isPresent()
                ? special.get().handle(caller, ended, once)
                : resubmit(caller, ended.again(new JobId(ids.get()), caller.traceparent(), clock.instant()), once);
    }

    private Submitted<Job> resubmit(Caller caller, Job job, Once<Job> once) {
        return transactions.run(() -> once.act(keys, caller.user(), job.id(), job, () -> jobs.enqueue(job)));
    }
}
