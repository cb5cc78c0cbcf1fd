package dev.cloakroom.application.jobs;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Accepts a job: the key and the job are stored in one transaction, or neither.
public final class SubmitJob {

    private final Kinds kinds;
    private final Jobs jobs;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public SubmitJob(
            Kinds kinds,
            Jobs jobs,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.kinds = kinds;
        this.jobs = jobs;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    /// @throws dev.cloakroom.domain.Rejection.Forbidden where the kind needs a scope that the caller lacks
    public Submitted<Job> handle(Caller caller, NewJob wanted, Once<Job> once) {
        var now = clock.instant();
        var job = Job.queued(new JobId(ids.get()), wanted.checked(caller, kinds, now), now);
        return transactions.run(() -> {
            var key = once.key();
            var answered = key == null
                    ? null
                    : keys.claim(caller.user(), key, job.id(), once.render().apply(job))
                            .orElse(null);
            if (answered != null) {
                return new Submitted.Replayed<>(answered);
            }
            jobs.enqueue(job);
            return new Submitted.Made<>(job);
        });
    }
}
