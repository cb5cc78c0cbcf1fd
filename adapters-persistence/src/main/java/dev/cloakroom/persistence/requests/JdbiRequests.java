package dev.cloakroom.persistence.requests;

import dev.cloakroom.application.requests.RequestFilter;
import dev.cloakroom.application.requests.Requests;
import dev.cloakroom.application.requests.TrackingTokens.Hash;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.requests.HistoryEntry;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.RequestStatus;
import dev.cloakroom.domain.requests.StatusChange;
import dev.cloakroom.domain.requests.TrackedRequest;
import dev.cloakroom.persistence.Routing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// Single requests are read on the primary, lists also on a replica. For that the system counts as who writes them.
public final class JdbiRequests implements Requests {

    private static final String ADD = """
            INSERT INTO request (id, revision, title, details, contact_email, token_hash, status, created_at, updated_at)
            VALUES (:id, :revision, :title, :details, :contact, :token, :status, :createdAt, :updatedAt)
            """;

    private static final String FIND =
            "SELECT " + RequestRows.REQUEST + ", r.token_hash FROM request r WHERE r.id = :id";

    private static final String LOCK =
            "SELECT " + RequestRows.REQUEST + " FROM request r WHERE r.id = :id FOR NO KEY UPDATE";

    /// One walk down the index for each status, however rare it is.
    private static final String LIST = "SELECT " + RequestRows.REQUEST + """
            FROM unnest(CAST(:statuses AS text[])) AS wanted (status)
            CROSS JOIN LATERAL (SELECT * FROM request
                                WHERE request.status = wanted.status AND request.id < :before
                                ORDER BY request.id DESC
                                LIMIT :limit) r
            ORDER BY r.id DESC
            LIMIT :limit
            """;

    private static final String CHANGE = """
            UPDATE request
            SET revision = :revision, status = :status, updated_at = :updatedAt, last_event = :event
            WHERE id = :id
            """;

    private static final String ADD_CHANGE = """
            INSERT INTO request_change (request_id, revision, event_id, from_status, to_status, changed_at, actor, comment,
                                        internal)
            VALUES (:id, :revision, :event, :from, :to, :changedAt, :actor, :comment, :internal)
            """;

    private static final String REPLACE_TOKEN = "UPDATE request SET token_hash = :token WHERE id = :id";

    private static final String HISTORY = "SELECT " + RequestRows.CHANGE + """
            FROM request_change c
            WHERE c.request_id = :id AND c.handled_at IS NOT NULL
            ORDER BY c.revision
            """;

    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Jdbi jdbi;
    private final Routing routing;

    public JdbiRequests(Routing routing) {
        this.jdbi = routing.primary();
        this.routing = routing;
    }

    @Override
    public void add(TrackedRequest request, Hash token) {
        var contact = request.contact();
        var _ = routing.write(
                UserId.SYSTEM,
                handle -> handle.createUpdate(ADD)
                        .bind("id", request.id().value())
                        .bind("revision", request.revision())
                        .bind("title", request.words().title())
                        .bind("details", request.words().details())
                        .bind("contact", contact == null ? null : contact.value())
                        .bind("token", RequestRows.bytes(token))
                        .bind("status", request.status().text())
                        .bind("createdAt", request.createdAt())
                        .bind("updatedAt", request.updatedAt())
                        .execute());
    }

    @Override
    public Optional<Kept> find(RequestId id) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("id", id.value())
                .map((row, _) -> new Kept(RequestRows.request(row), RequestRows.hash(row)))
                .findOne());
    }

    @Override
    public List<TrackedRequest> list(RequestFilter filter) {
        var before = filter.before();
        var statuses = filter.statuses().stream().map(RequestStatus::text).toList();
        return routing.list(
                UserId.SYSTEM,
                handle -> handle.createQuery(LIST)
                        .bindArray("statuses", String.class, statuses)
                        .bind("before", before == null ? HIGHEST : before.value())
                        .bind("limit", filter.limit())
                        .map((row, _) -> RequestRows.request(row))
                        .list());
    }

    @Override
    public Optional<TrackedRequest> lock(RequestId id) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK)
                .bind("id", id.value())
                .map((row, _) -> RequestRows.request(row))
                .findOne());
    }

    @Override
    public void change(TrackedRequest changed, StatusChange change) {
        var event = Objects.requireNonNull(changed.lastEvent()).value();
        var actor = Objects.requireNonNull(change.actor()).value();
        var comment = change.comment();
        var _ = routing.write(UserId.SYSTEM, handle -> {
            handle.createUpdate(CHANGE)
                    .bind("id", changed.id().value())
                    .bind("revision", changed.revision())
                    .bind("status", changed.status().text())
                    .bind("updatedAt", changed.updatedAt())
                    .bind("event", event)
                    .execute();
            return handle.createUpdate(ADD_CHANGE)
                    .bind("id", changed.id().value())
                    .bind("revision", change.revision())
                    .bind("event", event)
                    .bind("from", change.from().text())
                    .bind("to", change.to().text())
                    .bind("changedAt", change.changedAt())
                    .bind("actor", actor)
                    .bind("comment", comment == null ? null : comment.text())
                    .bind("internal", comment == null ? null : comment.internal())
                    .execute();
        });
    }

    @Override
    public boolean replaceToken(RequestId id, Hash token) {
        return routing.write(
                        UserId.SYSTEM,
                        handle -> handle.createUpdate(REPLACE_TOKEN)
                                .bind("id", id.value())
                                .bind("token", RequestRows.bytes(token))
                                .execute())
                == 1;
    }

    @Override
    public List<HistoryEntry> history(RequestId id) {
        return jdbi.withHandle(handle -> handle.createQuery(HISTORY)
                .bind("id", id.value())
                .map((row, _) -> RequestRows.entry(row))
                .list());
    }
}
