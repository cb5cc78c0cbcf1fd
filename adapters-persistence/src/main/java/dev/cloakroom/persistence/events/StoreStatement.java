package dev.cloakroom.persistence.events;

import dev.cloakroom.application.events.Arrival;
import dev.cloakroom.application.jobs.Intake.Keyed;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.analytics.EventCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Stores events and their keys in one statement, however many. An event whose key is taken is left out; no key may
/// stand twice in one call.
final class StoreStatement {

    /// Keys are inserted in their order, so that two nodes with the same keys wait for each other and never deadlock.
    private static final String SQL = """
            WITH item AS (
                SELECT i.*, u.owner_no
                FROM unnest(CAST(:ids AS uuid[]), CAST(:owners AS uuid[]), CAST(:types AS text[]),
                            CAST(:created AS timestamptz[]), CAST(:traceparents AS text[]), CAST(:payloads AS text[]),
                            CAST(:operations AS text[]), CAST(:keys AS text[]), CAST(:fingerprints AS text[]),
                            CAST(:lives AS bigint[]), CAST(:statuses AS int[]), CAST(:headers AS text[]),
                            CAST(:bodies AS text[]))
                    AS i (id, owner, type, created_at, traceparent, payload, operation, key, fingerprint, life_seconds,
                          status, headers, body)
                JOIN users u ON u.id = i.owner
            ), won AS (
                INSERT INTO idempotency AS first (owner_no, operation, key, fingerprint, status, headers, body,
                                                  expires_at)
                SELECT owner_no, operation, key, fingerprint, status, CAST(headers AS json), body,
                       now() + make_interval(secs => life_seconds)
                FROM item WHERE key IS NOT NULL
                ORDER BY owner_no, operation, key
                ON CONFLICT (owner_no, operation, key) DO UPDATE
                SET fingerprint = EXCLUDED.fingerprint, job_id = NULL, status = EXCLUDED.status,
                    headers = EXCLUDED.headers, body = EXCLUDED.body, expires_at = EXCLUDED.expires_at
                WHERE first.expires_at <= now()
                RETURNING owner_no, operation, key
            ), stored AS (
                INSERT INTO event (owner_no, id, type, source, created_at, traceparent, payload)
                SELECT owner_no, id, type, 0, created_at, traceparent, CAST(payload AS json)
                FROM item
                WHERE key IS NULL OR (owner_no, operation, key) IN (SELECT owner_no, operation, key FROM won)
                RETURNING owner_no, id, created_at
            )
            """ + EventCounters.count("stored") + "SELECT id FROM stored";

    private StoreStatement() {}

    /// The events that are stored now: all but those whose key was taken.
    static Set<EventId> run(Handle handle, List<Arrival> arrivals) {
        var query = handle.createQuery(SQL);
        bindEvents(query, arrivals.stream().map(Arrival::event).toList());
        bindKeys(query, arrivals);
        var stored =
                query.map((row, _) -> new EventId(row.getObject(1, UUID.class))).collect(Collectors.toSet());
        if (arrivals.stream()
                .anyMatch(arrival -> arrival.keyed() == null
                        && !stored.contains(arrival.event().id()))) {
            throw new IllegalStateException("an owner of these events is not there");
        }
        return stored;
    }

    private static void bindEvents(Query query, List<Event> events) {
        bind(query, "ids", UUID.class, events, event -> event.id().value());
        bind(query, "owners", UUID.class, events, event -> event.owner().value());
        bind(query, "types", String.class, events, event -> event.type().value());
        bind(query, "created", String.class, events, event -> event.createdAt().toString());
        bind(query, "traceparents", String.class, events, Event::traceparent);
        bind(query, "payloads", String.class, events, event -> JsonText.write(event.payload()));
    }

    private static void bindKeys(Query query, List<Arrival> arrivals) {
        ofKey(query, "operations", String.class, arrivals, keyed -> keyed.key().operation());
        ofKey(query, "keys", String.class, arrivals, keyed -> keyed.key().value());
        ofKey(
                query,
                "fingerprints",
                String.class,
                arrivals,
                keyed -> keyed.key().fingerprint());
        ofKey(
                query,
                "lives",
                Long.class,
                arrivals,
                keyed -> keyed.key().timeToLive().toSeconds());
        ofKey(
                query,
                "statuses",
                Integer.class,
                arrivals,
                keyed -> keyed.answer().status());
        ofKey(query, "headers", String.class, arrivals, StoreStatement::headers);
        ofKey(query, "bodies", String.class, arrivals, keyed -> keyed.answer().body());
    }

    private static String headers(Keyed keyed) {
        return JsonText.write(JdbiIdempotencyKeys.json(keyed.answer().headers()));
    }

    private static <T> void ofKey(
            Query query, String name, Class<T> type, List<Arrival> arrivals, Function<Keyed, T> part) {
        bind(query, name, type, arrivals, arrival -> arrival.keyed() == null ? null : part.apply(arrival.keyed()));
    }

    private static <S, T> void bind(
            Query query, String name, Class<T> type, List<S> items, Function<S, @Nullable T> part) {
        var values = new ArrayList<@Nullable T>(items.size());
        items.forEach(item -> values.add(part.apply(item)));
        query.bindArray(name, type, values);
    }
}
