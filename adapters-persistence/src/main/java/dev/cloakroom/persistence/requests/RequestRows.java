package dev.cloakroom.persistence.requests;

import dev.cloakroom.application.requests.TrackingTokens.Hash;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.requests.Comment;
import dev.cloakroom.domain.requests.HistoryEntry;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.RequestStatus;
import dev.cloakroom.domain.requests.StatusChange;
import dev.cloakroom.domain.requests.TrackedRequest;
import dev.cloakroom.persistence.jobs.JobRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Requests and their changes as rows.
final class RequestRows {

    static final String REQUEST = """
            r.id, r.revision, r.title, r.details, r.contact_email, r.status, r.created_at, r.updated_at, r.last_event,
            r.notified_at
            """;

    static final String CHANGE = """
            c.request_id, c.revision, c.event_id, c.from_status, c.to_status, c.changed_at, c.actor, c.comment,
            c.internal, c.handled_at
            """;

    private RequestRows() {}

    static TrackedRequest request(ResultSet row) throws SQLException {
        var contact = row.getString("contact_email");
        var lastEvent = row.getObject("last_event", UUID.class);
        return new TrackedRequest(
                new RequestId(row.getObject("id", UUID.class)),
                new TrackedRequest.Words(row.getString("title"), row.getString("details")),
                contact == null ? null : new Email(contact),
                RequestStatus.of(row.getString("status")),
                Objects.requireNonNull(JobRows.instant(row, "created_at")),
                Objects.requireNonNull(JobRows.instant(row, "updated_at")),
                lastEvent == null ? null : new EventId(lastEvent),
                JobRows.instant(row, "notified_at"),
                row.getInt("revision"));
    }

    static HistoryEntry entry(ResultSet row) throws SQLException {
        var change = new StatusChange(
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getInt("revision"),
                RequestStatus.of(row.getString("from_status")),
                RequestStatus.of(row.getString("to_status")),
                Objects.requireNonNull(JobRows.instant(row, "changed_at")),
                new UserId(row.getObject("actor", UUID.class)),
                comment(row));
        return new HistoryEntry(
                new EventId(row.getObject("event_id", UUID.class)),
                change,
                Objects.requireNonNull(JobRows.instant(row, "handled_at")));
    }

    static byte[] bytes(Hash hash) {
        return HexFormat.of().parseHex(hash.hex());
    }

    static Hash hash(ResultSet row) throws SQLException {
        return new Hash(HexFormat.of().formatHex(row.getBytes("token_hash")));
    }

    private static @Nullable Comment comment(ResultSet row) throws SQLException {
        var text = row.getString("comment");
        return text == null ? null : new Comment(text, row.getBoolean("internal"));
    }
}
