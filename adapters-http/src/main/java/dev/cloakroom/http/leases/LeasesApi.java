package dev.cloakroom.http.leases;

import dev.cloakroom.api.leases.ClaimLeasesRequest;
import dev.cloakroom.api.leases.ClaimLeasesResponse;
import dev.cloakroom.api.leases.CompleteLeaseRequest;
import dev.cloakroom.api.leases.CompleteLeaseResponse;
import dev.cloakroom.api.leases.CompleteLeasesRequest;
import dev.cloakroom.api.leases.CompleteLeasesResponse;
import dev.cloakroom.api.leases.ExtendLeaseRequest;
import dev.cloakroom.api.leases.ExtendLeaseResponse;
import dev.cloakroom.api.leases.ExtendLeasesRequest;
import dev.cloakroom.api.leases.ExtendLeasesResponse;
import dev.cloakroom.api.leases.FailLeaseRequest;
import dev.cloakroom.api.leases.FailLeaseResponse;
import dev.cloakroom.api.leases.LeasesOperations;
import dev.cloakroom.api.leases.ReleaseLeaseRequest;
import dev.cloakroom.api.leases.ReleaseLeaseResponse;
import dev.cloakroom.api.model.LeaseList;
import dev.cloakroom.api.model.NewProgress;
import dev.cloakroom.application.leases.ClaimLeases;
import dev.cloakroom.application.leases.CompleteLeases;
import dev.cloakroom.application.leases.ExtendLeases;
import dev.cloakroom.application.leases.FailLease;
import dev.cloakroom.application.leases.Leases;
import dev.cloakroom.application.leases.ReleaseLease;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.leases.LeaseKey;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The operations of the tag `leases`.
public final class LeasesApi implements LeasesOperations<Call> {

    private static final int LEASE_SECONDS = 30;

    private final ClaimLeases claim;
    private final ExtendLeases extend;
    private final CompleteLeases complete;
    private final FailLease fail;
    private final ReleaseLease release;
    private final LeaseViews views;

    public LeasesApi(
            ClaimLeases claim,
            ExtendLeases extend,
            CompleteLeases complete,
            FailLease fail,
            ReleaseLease release,
            LeaseViews views) {
        this.claim = claim;
        this.extend = extend;
        this.complete = complete;
        this.fail = fail;
        this.release = release;
        this.views = views;
    }

    @Override
    public ClaimLeasesResponse claimLeases(ClaimLeasesRequest request, Call call) {
        var body = request.body();
        var wanted = new ClaimLeases.Wanted(
                body.kinds(),
                Objects.requireNonNullElse(body.max(), 1),
                Duration.ofSeconds(Objects.requireNonNullElse(body.waitSeconds(), 0)),
                time(body.leaseSeconds()));
        if (!wanted.patience().isZero()) {
            call.peer().waits();
        }
        var claimed = claim(wanted, call);
        return new ClaimLeasesResponse.Ok(
                new LeaseList(claimed.leases().stream().map(LeaseViews::of).toList(), claimed.draining()));
    }

    private ClaimLeases.Claimed claim(ClaimLeases.Wanted wanted, Call call) {
        try {
            return claim.handle(call.caller(), wanted, call.peer()::isGone);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new HttpProblem("draining", "The server is going down. Send the request again.");
        }
    }

    @Override
    public ExtendLeaseResponse extendLease(ExtendLeaseRequest request, Call call) {
        var body = request.body();
        var extension = extension(request.leaseId(), body.epoch(), body.progress());
        var held = extend.handle(call.caller(), List.of(extension), time(body.leaseSeconds()));
        return new ExtendLeaseResponse.Ok(LeaseViews.of(held.getFirst().orThrow()));
    }

    @Override
    public ExtendLeasesResponse extendLeases(ExtendLeasesRequest request, Call call) {
        var body = request.body();
        var extensions = body.leases().stream()
                .map(lease -> extension(lease.id(), lease.epoch(), lease.progress()))
                .toList();
        var held = extend.handle(call.caller(), extensions, time(body.leaseSeconds()));
        return new ExtendLeasesResponse.Ok(views.heartbeats(held));
    }

    @Override
    public CompleteLeaseResponse completeLease(CompleteLeaseRequest request, Call call) {
        var body = request.body();
        var completion = completion(request.leaseId(), body.epoch(), body.result());
        var ended = complete.handle(call.caller(), List.of(completion));
        return new CompleteLeaseResponse.Ok(LeaseViews.of(ended.getFirst().orThrow()));
    }

    @Override
    public CompleteLeasesResponse completeLeases(CompleteLeasesRequest request, Call call) {
        var completions = request.body().leases().stream()
                .map(lease -> completion(lease.id(), lease.epoch(), lease.result()))
                .toList();
        return new CompleteLeasesResponse.Ok(views.completions(complete.handle(call.caller(), completions)));
    }

    @Override
    public FailLeaseResponse failLease(FailLeaseRequest request, Call call) {
        var body = request.body();
        var report = new FailLease.Report(
                LeaseViews.failure(body.error()),
                Objects.requireNonNullElse(body.retryable(), true),
                body.retryAfterSeconds() == null ? null : Duration.ofSeconds(body.retryAfterSeconds()));
        var ended = fail.handle(call.caller(), key(request.leaseId(), body.epoch()), report);
        return new FailLeaseResponse.Ok(LeaseViews.of(ended));
    }

    @Override
    public ReleaseLeaseResponse releaseLease(ReleaseLeaseRequest request, Call call) {
        var ended = release.handle(
                call.caller(), key(request.leaseId(), request.body().epoch()));
        return new ReleaseLeaseResponse.Ok(LeaseViews.of(ended));
    }

    private static LeaseKey key(UUID id, int epoch) {
        return new LeaseKey(new JobId(id), epoch);
    }

    private static Duration time(@Nullable Integer leaseSeconds) {
        return Duration.ofSeconds(Objects.requireNonNullElse(leaseSeconds, LEASE_SECONDS));
    }

    private static Leases.Extension extension(UUID id, int epoch, @Nullable NewProgress progress) {
        return new Leases.Extension(
                key(id, epoch),
                progress == null
                        ? null
                        : new Progress(progress.percent(), Objects.requireNonNullElse(progress.message(), "")));
    }

    private static CompleteLeases.Completion completion(UUID id, int epoch, @Nullable ObjectNode result) {
        return new CompleteLeases.Completion(
                key(id, epoch), result == null ? Json.EMPTY : (Json.Obj) JsonText.json(result));
    }
}
