package dev.cloakroom.domain.requests;

import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody asked for. `contact` is told of changes, and null where there is nobody to tell or the reader may not
/// know. `lastEvent` is that of the last change of the status, `notifiedAt` when one was last handled.
public record TrackedRequest(
        RequestId id,
        Words words,
        @Nullable Email contact,
        RequestStatus status,
        Instant createdAt,
        Instant updatedAt,
        @Nullable EventId lastEvent,
        @Nullable Instant notifiedAt,
        int revision) {

    /// What the requester wrote.
    public record Words(String title, @Nullable String details) {}

    public static TrackedRequest received(RequestId id, Words words, @Nullable Email contact, Instant now) {
        return new TrackedRequest(id, words, contact, RequestStatus.PENDING, now, now, null, null, 1);
    }

    /// The next step.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition`
    public StatusChange step(RequestStatus to, UserId actor, @Nullable Comment comment, Instant now) {
        if (!status.next().contains(to)) {
            throw RequestRejections.cannotBecome(status, to);
        }
        return new StatusChange(id, revision + 1, status, to, now, actor, comment);
    }

    /// This request after the step, which `event` tells of.
    public TrackedRequest after(StatusChange change, EventId event) {
        return new TrackedRequest(
                id, words, contact, change.to(), createdAt, change.changedAt(), event, notifiedAt, change.revision());
    }

    /// As whoever follows it by its link may see it: a link is passed on more easily than an address.
    public TrackedRequest forFollowers() {
        return new TrackedRequest(id, words, null, status, createdAt, updatedAt, lastEvent, notifiedAt, revision);
    }
}
