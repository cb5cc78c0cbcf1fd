package dev.cloakroom.application.requests;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.requests.Comment;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.RequestRejections;
import dev.cloakroom.domain.requests.RequestStatus;
import dev.cloakroom.domain.requests.StatusChange;
import dev.cloakroom.domain.requests.TrackedRequest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes a request one step on. The step, its event and the job that handles it are stored together, or none of them.
public final class ChangeStatus {

    private final Requests requests;
    private final Jobs jobs;
    private final Announcements announcements;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public ChangeStatus(
            Requests requests,
            Jobs jobs,
            Announcements announcements,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.requests = requests;
        this.jobs = jobs;
        this.announcements = announcements;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// Answers with the request as it is now; its last event is that of this change.
    ///
    /// @param precondition refuses the present revision when the change was made for another
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition`
    public Submitted<TrackedRequest> handle(
            Caller caller,
            RequestId id,
            RequestStatus to,
            @Nullable Comment comment,
            IntConsumer precondition,
            Once<TrackedRequest> once) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(() -> {
            var present = requests.lock(id).orElseThrow(RequestRejections::notFound);
            return once.changing(keys, caller.user(), () -> {
                precondition.accept(present.revision());
                return changed(present, present.step(to, caller.user(), comment, now), caller.traceparent());
            });
        });
    }

    private TrackedRequest changed(TrackedRequest present, StatusChange change, @Nullable String traceparent) {
        var event = announcements.announce(UserId.SYSTEM, "request.status_changed", change.told());
        var changed = present.after(change, event);
        requests.change(changed, change);
        jobs.enqueue(
                Job.queued(new JobId(ids.get()), TellOfChange.submission(change, traceparent), change.changedAt()));
        return changed;
    }
}
