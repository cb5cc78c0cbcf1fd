package dev.cloakroom.persistence.events;

import dev.cloakroom.application.events.EventOutbox;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.persistence.JsonText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

public final class JdbiEventOutbox implements EventOutbox {

    private static final String ADD = """
            WITH stored AS (
                INSERT INTO event (owner_no, id, type, source, depth, created_at, traceparent, payload)
                SELECT owner_no, :id, :type, :source, :depth, :createdAt, :traceparent, CAST(:payload AS json)
                FROM users WHERE id = :owner
                RETURNING owner_no, id
            )
            INSERT INTO event_outbox (owner_no, event_id) SELECT owner_no, id FROM stored
            """;

    private static final String DUE = """
            SELECT owner_no, event_id FROM event_outbox WHERE due_at <= now()
            ORDER BY event_id LIMIT :most
            FOR UPDATE SKIP LOCKED
            """;

    private static final String TAKE = "WITH due AS (" + DUE + ")\nSELECT " + EventRows.COLUMNS + """
            FROM due
            JOIN event e ON e.owner_no = due.owner_no AND e.id = due.event_id
            JOIN users u ON u.owner_no = e.owner_no
            ORDER BY e.id
            """;

    private static final String REMOVE = "DELETE FROM event_outbox WHERE event_id = ANY (:ids)";

    private static final String PUT_ASIDE = """
            WITH due AS (
            """ + DUE + """
            )
            UPDATE event_outbox SET due_at = now() + make_interval(secs => :seconds)
            WHERE event_id = (SELECT event_id FROM due)
            """;

    private final Jdbi jdbi;

    public JdbiEventOutbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(Event event) {
        int stored = jdbi.withHandle(handle -> handle.createUpdate(ADD)
                .bind("id", event.id().value())
                .bind("owner", event.owner().value())
                .bind("type", event.type().value())
                .bind("source", EventRows.code(event.source()))
                .bind("depth", event.depth())
                .bind("createdAt", event.createdAt())
                .bind("traceparent", event.traceparent())
                .bind("payload", JsonText.write(event.payload()))
                .execute());
        if (stored != 1) {
            throw new IllegalStateException("the owner of event " + event.id() + " is not there");
        }
    }

    @Override
    public List<Event> take(int atMost) {
        return jdbi.withHandle(handle -> handle.createQuery(TAKE)
                .bind("most", atMost)
                .map((row, _) -> EventRows.map(row))
                .list());
    }

    @Override
    public void remove(Collection<EventId> told) {
        jdbi.useHandle(handle -> handle.createUpdate(REMOVE)
                .bindArray("ids", UUID.class, told.stream().map(EventId::value).toList())
                .execute());
    }

    @Override
    public void putAside(Duration pause) {
        jdbi.useHandle(handle -> handle.createUpdate(PUT_ASIDE)
                .bind("most", 1)
                .bind("seconds", pause.toMillis() / 1000.0)
                .execute());
    }
}
