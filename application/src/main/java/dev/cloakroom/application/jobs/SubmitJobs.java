package dev.cloakroom.application.jobs;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Accepts many jobs at once: those that are good are stored in one transaction, together with the key; those that are
/// not are refused one by one and stop nobody.
public final class SubmitJobs {

    private final Kinds kinds;
    private final Jobs jobs;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /// What became of one of them.
    public sealed interface Result {
        record Accepted(Job job) implements Result {}

        record Refused(Rejection why) implements Result {}
    }

    private record Lane(String queue, String kind) {}

    public SubmitJobs(
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

    /// The results are in the order of what is wanted.
    public Submitted<List<Result>> handle(Caller caller, List<NewJob> wanted, Once<List<Result>> once) {
        var now = clock.instant();
        var lanes = new HashMap<Lane, Optional<Rejection>>();
        var results = wanted.stream().map(job -> judge(caller, job, now, lanes)).toList();
        var accepted = results.stream()
                .filter(Result.Accepted.class::isInstance)
                .map(result -> ((Result.Accepted) result).job())
                .toList();
        return transactions.run(() -> once.act(keys, caller.user(), null, results, () -> jobs.enqueue(accepted)));
    }

    private Result judge(Caller caller, NewJob wanted, Instant now, Map<Lane, Optional<Rejection>> lanes) {
        try {
            var submission = wanted.checked(caller, kinds, now);
            var refusal =
                    lanes.computeIfAbsent(new Lane(submission.queue(), submission.kind()), _ -> refusal(submission));
            return refusal.isPresent()
                    ? new Result.Refused(refusal.get())
                    : new Result.Accepted(Job.queued(new JobId(ids.get()), submission, now));
        } catch (Rejection.Throttled busy) {
            // No fault of this job: the call is to be sent again, and its key must not keep this answer.
            throw busy;
        } catch (Rejection refused) {
            return new Result.Refused(refused);
        }
    }

    /// Asked once for each queue and kind, not once for each job.
    private Optional<Rejection> refusal(Submission submission) {
        try {
            jobs.admit(submission);
            return Optional.empty();
        } catch (Rejection.Throttled busy) {
            throw busy;
        } catch (Rejection refused) {
            return Optional.of(refused);
        }
    }
}
