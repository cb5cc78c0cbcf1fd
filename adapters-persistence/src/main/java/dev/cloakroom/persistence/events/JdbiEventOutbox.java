package dev.cloakroom.persistence.events;

import dev.cloakroom.application.events.EventOutbox;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.persistence.JsonText;
import java.time.Duration;
import java.util.List;
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
            SELECT event_id FROM event_outbox WHERE due_at <= now()
            ORDER BY event_id LIMIT :most
            FOR UPDATE SKIP LOCKED
            """;

    /// The ends of jobs become events here, out of what is known of the job.
    private static final String TAKE = """
            WITH due AS (
                DELETE FROM event_outbox WHERE event_id = ANY (ARRAY(%s))
                RETURNING owner_no, event_id, job_id
            ), ended AS (
                INSERT INTO event (owner_no, id, type, source, depth, created_at, traceparent, payload)
                SELECT due.owner_no, due.event_id,
                       CASE l.kind WHEN 'report' THEN 'report.' WHEN 'csv' THEN 'task.' ELSE 'job.' END || word.outcome,
                       1, coalesce(cause.depth + 1, 0), o.finished_at, j.traceparent,
                       json_strip_nulls(json_build_object(
                           'id', j.id, 'kind', l.kind, 'status', word.outcome, 'attempts', o.attempts,
                           'error_code', o.problem ->> 'code', 'retry_of', j.retry_of,
                           'created_at', to_char(j.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                           'finished_at', to_char(o.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
                FROM due
                JOIN job_outcome o ON o.job_id = due.job_id
                JOIN job j ON j.id = due.job_id
                JOIN lane l ON l.lane_no = j.lane_no
                LEFT JOIN event cause ON cause.owner_no = due.owner_no AND cause.id = j.event_id
                CROSS JOIN LATERAL (
                    SELECT (ARRAY['succeeded', 'failed', 'canceled', 'expired'])[o.outcome + 1] AS outcome) AS word
                RETURNING owner_no, id, type, source, depth, created_at, traceparent, payload
            ), taken AS (
                SELECT owner_no, id, type, source, depth, created_at, traceparent, payload FROM ended
                UNION ALL
                SELECT e.owner_no, e.id, e.type, e.source, e.depth, e.created_at, e.traceparent, e.payload
                FROM due JOIN event e ON e.owner_no = due.owner_no AND e.id = due.event_id
                WHERE due.job_id IS NULL
            )
            SELECT %s FROM taken e JOIN users u ON u.owner_no = e.owner_no
            ORDER BY e.id
            """.formatted(DUE, EventRows.COLUMNS);

    private static final String PUT_ASIDE = """
            UPDATE event_outbox SET due_at = now() + make_interval(secs => :seconds)
            WHERE event_id = (%s)
            """.formatted(DUE);

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
    public void putAside(Duration pause) {
        jdbi.useHandle(handle -> handle.createUpdate(PUT_ASIDE)
                .bind("most", 1)
                .bind("seconds", pause.toMillis() / 1000.0)
                .execute());
    }
}
