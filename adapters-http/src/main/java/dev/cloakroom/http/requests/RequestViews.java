package dev.cloakroom.http.requests;

import dev.cloakroom.api.model.CommentVisibility;
import dev.cloakroom.api.model.RequestHistoryEntry;
import dev.cloakroom.api.model.RequestStatus;
import dev.cloakroom.domain.requests.Comment;
import dev.cloakroom.domain.requests.HistoryEntry;
import dev.cloakroom.domain.requests.TrackedRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tracked requests as the contract shows and takes them.
final class RequestViews {

    private RequestViews() {}

    static dev.cloakroom.api.model.TrackedRequest of(TrackedRequest request) {
        var contact = request.contact();
        var event = request.lastEvent();
        return new dev.cloakroom.api.model.TrackedRequest(
                request.id().value(),
                request.words().title(),
                request.words().details(),
                contact == null ? null : contact.value(),
                status(request.status()),
                request.createdAt(),
                request.updatedAt(),
                event == null ? null : event.value(),
                request.notifiedAt());
    }

    static RequestHistoryEntry of(HistoryEntry entry) {
        var change = entry.change();
        var actor = change.actor();
        var comment = change.comment();
        return new RequestHistoryEntry(
                entry.event().value(),
                status(change.from()),
                status(change.to()),
                change.changedAt(),
                entry.handledAt(),
                actor == null ? null : actor.value(),
                comment == null ? null : comment.text(),
                comment == null ? null : comment.internal() ? CommentVisibility.INTERNAL : CommentVisibility.PUBLIC);
    }

    static String etag(int revision) {
        return "\"" + revision + "\"";
    }

    static dev.cloakroom.domain.requests.RequestStatus status(RequestStatus status) {
        return dev.cloakroom.domain.requests.RequestStatus.of(status.value());
    }

    /// What is not said to be public is internal.
    static @Nullable Comment comment(@Nullable String text, @Nullable CommentVisibility visibility) {
        var seen = Objects.requireNonNullElse(visibility, CommentVisibility.INTERNAL);
        return text == null ? null : new Comment(text, seen == CommentVisibility.INTERNAL);
    }

    private static RequestStatus status(dev.cloakroom.domain.requests.RequestStatus status) {
        return RequestStatus.of(status.text());
    }
}
