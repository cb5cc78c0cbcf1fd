package dev.cloakroom.http.leases;

import dev.cloakroom.api.model.CompletionResult;
import dev.cloakroom.api.model.CompletionResults;
import dev.cloakroom.api.model.EndedLease;
import dev.cloakroom.api.model.HeartbeatResult;
import dev.cloakroom.api.model.HeartbeatResults;
import dev.cloakroom.api.model.HeldLease;
import dev.cloakroom.api.model.JobStatus;
import dev.cloakroom.api.model.Lease;
import dev.cloakroom.api.model.LeasedJob;
import dev.cloakroom.api.model.Problem;
import dev.cloakroom.api.model.WorkerError;
import dev.cloakroom.application.leases.Verdict;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.Problems;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/// Leases as the contract spells them.
public final class LeaseViews {

    private final Problems problems;

    public LeaseViews(Problems problems) {
        this.problems = problems;
    }

    static Lease of(dev.cloakroom.domain.leases.Lease lease) {
        var claim = lease.claim();
        var job = new LeasedJob(
                claim.id().value(),
                claim.owner().value(),
                claim.kind(),
                lease.queue(),
                (ObjectNode) JsonText.node(lease.payload()),
                claim.attempt(),
                claim.maxAttempts(),
                lease.created(),
                lease.deadline(),
                lease.traceparent());
        return new Lease(claim.id().value(), claim.epoch(), lease.until(), job);
    }

    static HeldLease of(dev.cloakroom.domain.leases.HeldLease lease) {
        var key = lease.key();
        return new HeldLease(key.id().value(), key.epoch(), lease.until(), lease.cancelRequested());
    }

    static EndedLease of(dev.cloakroom.domain.leases.EndedLease lease) {
        var key = lease.key();
        return new EndedLease(
                key.id().value(), key.epoch(), JobStatus.of(lease.status().text()), lease.next());
    }

    /// The `error` that the owner of the job will see.
    static Failure failure(WorkerError error) {
        var details = error.details();
        return new Failure(
                error.code(),
                error.message(),
                details == null ? Json.EMPTY : Json.EMPTY.with("details", JsonText.json(details)));
    }

    HeartbeatResults heartbeats(List<Verdict<dev.cloakroom.domain.leases.HeldLease>> verdicts) {
        return new HeartbeatResults(IntStream.range(0, verdicts.size())
                .mapToObj(index -> switch (verdicts.get(index)) {
                    case Verdict.Granted<dev.cloakroom.domain.leases.HeldLease>(var lease) ->
                        new HeartbeatResult(index, of(lease), null);
                    case Verdict.Refused<dev.cloakroom.domain.leases.HeldLease>(var why) ->
                        new HeartbeatResult(index, null, problem(why));
                })
                .toList());
    }

    CompletionResults completions(List<Verdict<dev.cloakroom.domain.leases.EndedLease>> verdicts) {
        return new CompletionResults(IntStream.range(0, verdicts.size())
                .mapToObj(index -> switch (verdicts.get(index)) {
                    case Verdict.Granted<dev.cloakroom.domain.leases.EndedLease>(var lease) ->
                        new CompletionResult(index, of(lease), null);
                    case Verdict.Refused<dev.cloakroom.domain.leases.EndedLease>(var why) ->
                        new CompletionResult(index, null, problem(why));
                })
                .toList());
    }

    private Problem problem(Rejection why) {
        return problems.of(new Failure(why.code(), why.detail(), why.extras()));
    }
}
