package dev.cloakroom.domain.requests;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step of a request; `revision` is the one that the request has after it. `actor` is null where the reader is not
/// told.
public record StatusChange(
        RequestId request,
        int revision,
        RequestStatus from,
        RequestStatus to,
        Instant changedAt,
        @Nullable UserId actor,
        @Nullable Comment comment) {

    /// As whoever follows the request by its link may see it.
    StatusChange forFollowers() {
        var told = comment == null || comment.internal() ? null : comment;
        return new StatusChange(request, revision, from, to, changedAt, null, told);
    }

    /// The payload of the event.
    public Json.Obj told() {
        var told = Json.EMPTY
                .with("request_id", Json.of(request.toString()))
                .with("from", Json.of(from.text()))
                .with("to", Json.of(to.text()))
                .with("changed_at", Json.of(changedAt.toString()));
        if (actor != null) {
            told = told.with("actor", Json.of(actor.toString()));
        }
        return comment == null
                ? told
                : told.with("comment", Json.of(comment.text()))
                        .with("comment_visibility", Json.of(comment.internal() ? "internal" : "public"));
    }
}
