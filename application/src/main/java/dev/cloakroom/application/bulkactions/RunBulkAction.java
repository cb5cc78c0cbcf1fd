package dev.cloakroom.application.bulkactions;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.auth.Users;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.bulkactions.BulkAction;
import dev.cloakroom.domain.bulkactions.Selection;
import dev.cloakroom.domain.bulkactions.Tally;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Carries out a bulk action, page by page from the newest job to the oldest. What is done to a page and the checkpoint
/// behind it are one transaction that holds this job's own row, so a crash, or a second worker after a rescue, does
/// nothing twice.
public final class RunBulkAction implements JobHandler {

    /// Small enough for the time that a transaction has.
    private static final int PAGE = 100;

    private static final JobId NEWEST = new JobId(new UUID(-1, -1));

    /// What is done to one job; false when it was not in the state for it any more. It runs in the page's transaction.
    @FunctionalInterface
    public interface Step {
        boolean act(Caller caller, Job job);
    }

    /// The job itself was lost to another worker in the middle of a page.
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Jobs that were looked at, and those of them that the action is for.
    private record Page(@Nullable JobId last, List<Job> matching) {}

    private final Jobs jobs;
    private final Users users;
    private final Transactions transactions;
    private final Map<BulkAction.Verb, Step> steps;

    public RunBulkAction(Jobs jobs, Users users, Transactions transactions, Map<BulkAction.Verb, Step> steps) {
        this.jobs = jobs;
        this.users = users;
        this.transactions = transactions;
        this.steps = new EnumMap<>(steps);
    }

    @Override
    public String kind() {
        return BulkAction.KIND;
    }

    @Override
    public Ending run(Execution execution) throws InterruptedException {
        var owner = users.find(execution.owner()).filter(user -> !user.isDisabled());
        if (owner.isEmpty()) {
            var revoked = AuthRejections.revoked();
            return new Ending.Refused(new Failure(revoked.code(), revoked.detail()));
        }
        return run(
                execution, mandate(execution).caller(owner.get(), execution.id().toString()));
    }

    private static Mandate mandate(Execution execution) {
        return Mandate.of(execution.payload() instanceof Json.Obj payload ? payload.get("mandate") : null);
    }

    private Ending run(Execution execution, Caller caller) throws InterruptedException {
        var action = BulkAction.of(execution.payload());
        var tally = execution.checkpoint().map(Tally::of).orElseGet(() -> Tally.start(action.expected()));
        while (!tally.counted()) {
            tally = count(execution, action, tally);
        }
        if (action.dryRun()) {
            return new Ending.Succeeded(tally.result(action));
        }
        for (var page = page(execution.owner(), action, tally.at());
                page.last() != null;
                page = page(execution.owner(), action, tally.at())) {
            tally = act(execution, step(action, caller), tally, page);
            execution.progress(tally.percent(), tally.done() + " of " + tally.matched());
        }
        return new Ending.Succeeded(tally.result(action));
    }

    private Tally count(Execution execution, BulkAction action, Tally tally) throws InterruptedException {
        var page = page(execution.owner(), action, tally.at());
        var last = page.last();
        var next = last == null
                ? tally.allCounted()
                : tally.plusMatched(last, page.matching().stream().map(Job::id).toList());
        execution.progress(0, next.matched() + " match");
        execution.saveCheckpoint(next.checkpoint());
        return next;
    }

    private Predicate<Job> step(BulkAction action, Caller caller) {
        var step = steps.get(action.verb());
        if (step == null) {
            throw new IllegalStateException("nothing to do " + action.verb() + " with");
        }
        return job -> step.act(caller, job);
    }

    private Tally act(Execution execution, Predicate<Job> step, Tally tally, Page page) throws InterruptedException {
        var last = Objects.requireNonNull(page.last());
        try {
            return transactions.run(() -> {
                var next = tally.plusDone(
                        last, page.matching().stream().filter(step).count());
                save(execution, next);
                return next;
            });
        } catch (Lost _) {
            throw new InterruptedException("the job was lost");
        }
    }

    private static void save(Execution execution, Tally tally) {
        try {
            execution.saveCheckpoint(tally.checkpoint());
        } catch (InterruptedException _) {
            throw new Lost();
        }
    }

    private Page page(UserId owner, BulkAction action, @Nullable JobId after) {
        var found = switch (action.selection()) {
            case Selection.Ids chosen -> chosen(owner, chosen, after);
            case Selection.Matching matching -> jobs.list(owner, filter(action, matching, after));
        };
        var last = switch (action.selection()) {
            case Selection.Ids(var ids, var _) -> lastOf(ids, after);
            case Selection.Matching _ ->
                found.isEmpty() ? null : found.getLast().id();
        };
        return new Page(last, found.stream().filter(job -> suits(job, action)).toList());
    }

    private static JobFilter filter(BulkAction action, Selection.Matching matching, @Nullable JobId after) {
        return new JobFilter(
                matching.statuses().isEmpty() ? action.verb().actsOn() : matching.statuses(),
                matching.kind(),
                matching.queue(),
                matching.createdFrom(),
                matching.createdTo(),
                after == null ? matching.upTo() : after,
                PAGE);
    }

    private List<Job> chosen(UserId owner, Selection.Ids chosen, @Nullable JobId after) {
        return next(chosen.ids(), after).stream()
                .map(id -> jobs.find(owner, id))
                .flatMap(Optional::stream)
                .toList();
    }

    private static @Nullable JobId lastOf(List<JobId> ids, @Nullable JobId after) {
        var next = next(ids, after);
        return next.isEmpty() ? null : next.getLast();
    }

    private static List<JobId> next(List<JobId> ids, @Nullable JobId after) {
        var before = (after == null ? NEWEST : after).toString();
        return ids.stream()
                .filter(id -> id.toString().compareTo(before) < 0)
                .limit(PAGE)
                .toList();
    }

    private static boolean suits(Job job, BulkAction action) {
        var error = job.state().error();
        var code = action.selection() instanceof Selection.Matching matching ? matching.code() : null;
        return action.verb().actsOn().contains(job.status())
                && (code == null || (error != null && error.code().equals(code)))
                && !endedSincePreview(job, action);
    }

    /// What ended only after it was previewed was not among what its owner saw.
    private static boolean endedSincePreview(Job job, BulkAction action) {
        var finished = job.state().times().finished();
        return action.expected() != null
                && finished != null
                && finished.isAfter(action.upTo().createdAt());
    }
}
