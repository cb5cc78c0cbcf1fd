package dev.cloakroom.application.bulkactions;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.bulkactions.BulkAction;
import dev.cloakroom.domain.bulkactions.BulkActionRejections;
import dev.cloakroom.domain.bulkactions.Selection;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Accepts an action on many jobs, as a job. What it will act on is fixed here: relative times become moments, and its
/// own id is the newest it looks at.
public final class ActOnMany {

    private final Jobs jobs;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public ActOnMany(
            Jobs jobs, IdempotencyKeys keys, Transactions transactions, InstantSource clock, Supplier<UUID> ids) {
        this.jobs = jobs;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed` for an empty filter, for statuses that
    ///     the action does not change, and for a preview that is none
    public Submitted<Job> handle(Caller caller, NewBulkAction wanted, Once<Job> once) {
        var id = new JobId(ids.get());
        var now = clock.instant();
        var action = action(caller.user(), wanted, id, now);
        var submission = new Submission(
                caller.user(),
                BulkAction.KIND,
                Submission.DEFAULT_QUEUE,
                action.payload().with("mandate", Mandate.of(caller.principal()).json()),
                Submission.DEFAULT_PRIORITY,
                null,
                Limits.DEFAULT,
                new Submission.Origin(null, caller.traceparent()));
        var job = Job.queued(id, submission, now);
        return transactions.run(() -> once.act(keys, caller.user(), id, job, () -> jobs.enqueue(job)));
    }

    private BulkAction action(UserId owner, NewBulkAction wanted, JobId id, Instant now) {
        var filter = wanted.filter();
        var chosen = wanted.ids();
        var preview = wanted.preview();
        if (filter != null && chosen == null && preview == null) {
            var selection = matching(wanted.verb(), filter, id, now);
            return new BulkAction(wanted.verb(), selection, wanted.dryRun(), null);
        }
        if (chosen != null && filter == null && preview == null) {
            return new BulkAction(wanted.verb(), new Selection.Ids(chosen, id), wanted.dryRun(), null);
        }
        if (preview != null && filter == null && chosen == null) {
            return previewed(owner, wanted, preview);
        }
        throw BulkActionRejections.notOneSelection();
    }

    private static Selection matching(BulkAction.Verb verb, NewBulkAction.Filter filter, JobId id, Instant now) {
        var within = filter.createdWithin();
        if (within != null && filter.createdFrom() != null) {
            throw BulkActionRejections.twoBeginnings();
        }
        var from = within == null ? filter.createdFrom() : now.minus(within);
        var to = filter.createdTo();
        var selection =
                new Selection.Matching(filter.statuses(), filter.kind(), filter.queue(), filter.code(), from, to, id);
        if (selection.isEmpty()) {
            throw BulkActionRejections.emptyFilter();
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw BulkActionRejections.emptyWindow();
        }
        if (!verb.actsOn().containsAll(filter.statuses())) {
            throw BulkActionRejections.wrongStatus(verb);
        }
        return selection;
    }

    private BulkAction previewed(UserId owner, NewBulkAction wanted, JobId preview) {
        if (wanted.dryRun()) {
            throw BulkActionRejections.previewOfPreview();
        }
        var action = jobs.find(owner, preview).flatMap(ActOnMany::dryRun).filter(dry -> dry.verb() == wanted.verb());
        var counted = jobs.result(owner, preview).flatMap(ActOnMany::matched);
        if (action.isEmpty() || counted.isEmpty()) {
            throw BulkActionRejections.noPreview();
        }
        return action.get().carriedOut(counted.get());
    }

    private static Optional<BulkAction> dryRun(Job job) {
        var payload = job.submission().payload();
        return job.status() == JobStatus.SUCCEEDED
                        && payload != null
                        && job.submission().kind().equals(BulkAction.KIND)
                ? Optional.of(BulkAction.of(payload)).filter(BulkAction::dryRun)
                : Optional.empty();
    }

    private static Optional<Long> matched(Json.Obj result) {
        return result.get("matched") instanceof Json.Num(var matched)
                ? Optional.of(matched.longValueExact())
                : Optional.empty();
    }
}
