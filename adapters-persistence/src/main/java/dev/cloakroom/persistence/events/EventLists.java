package dev.cloakroom.persistence.events;

import dev.cloakroom.application.events.EventFilter;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.events.EventSummary;
import dev.cloakroom.domain.events.EventType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Lists of an owner's events, neither of which walks over events that do not match.
final class EventLists {

    private static final String WINDOW = """
            AND e.id < :before AND e.id >= :from AND e.id < :to
            AND e.created_at >= :createdFrom AND e.created_at < :createdTo
            """;

    static final String ALL = """
            SELECT e.id, e.type, e.source, e.created_at FROM event e
            WHERE e.owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """ + WINDOW + "ORDER BY e.id DESC LIMIT :limit";

    /// Steps through the index from each type that the owner has to the next, and takes the newest of each.
    static final String FILTERED = """
            WITH RECURSIVE me AS (
                SELECT owner_no FROM users WHERE id = :owner
            ), found AS (
                SELECT s.source, (SELECT e.type FROM event e
                                  WHERE e.owner_no = me.owner_no AND e.source = s.source
                                    AND e.type >= :low AND e.type < :high
                                  ORDER BY e.type LIMIT 1) AS type
                FROM me, unnest(CAST(:sources AS int[])) AS s (source)
                UNION ALL
                SELECT f.source, (SELECT e.type FROM event e
                                  WHERE e.owner_no = me.owner_no AND e.source = f.source
                                    AND e.type > f.type AND e.type < :high
                                  ORDER BY e.type LIMIT 1)
                FROM me, found f WHERE f.type IS NOT NULL
            )
            SELECT newest.id, f.type, f.source, newest.created_at
            FROM me, found f CROSS JOIN LATERAL (
                SELECT e.id, e.created_at FROM event e
                WHERE e.owner_no = me.owner_no AND e.source = f.source AND e.type = f.type
            """ + WINDOW + """
                ORDER BY e.id DESC LIMIT :limit) AS newest
            WHERE f.type IS NOT NULL
            ORDER BY newest.id DESC LIMIT :limit
            """;

    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    /// After all that a type may consist of, in the order of the index.
    private static final String AFTER_ALL = "\u007f";

    /// Before all that a type may consist of.
    private static final String BEFORE_ALL = "\u0001";

    private EventLists() {}

    static List<EventSummary> list(Handle handle, UserId owner, EventFilter filter) {
        var pattern = Objects.requireNonNullElse(filter.type(), new EventPattern("*"));
        var before = filter.before();
        var from = Objects.requireNonNullElse(filter.createdFrom(), Instant.EPOCH);
        var to = Objects.requireNonNullElse(filter.createdTo(), FAR);
        boolean all = filter.type() == null && filter.source() == null;
        var query = handle.createQuery(all ? ALL : FILTERED)
                .bind("owner", owner.value())
                .bind("before", before == null ? HIGHEST : before.value())
                .bind("createdFrom", from)
                .bind("createdTo", to)
                .bind("from", firstIdAt(from))
                .bind("to", firstIdAt(to.plusMillis(1)))
                .bind("limit", filter.limit());
        if (!all) {
            query.bind("low", pattern.prefix())
                    .bind("high", pattern.prefix() + (pattern.isExact() ? BEFORE_ALL : AFTER_ALL))
                    .bindArray("sources", Integer.class, sources(filter));
        }
        return query.map((row, _) -> new EventSummary(
                        new EventId(row.getObject("id", UUID.class)),
                        new EventType(row.getString("type")),
                        EventRows.source(row.getInt("source")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static List<Integer> sources(EventFilter filter) {
        var source = filter.source();
        return source == null
                ? List.of(EventRows.code(Event.Source.CLIENT), EventRows.code(Event.Source.SYSTEM))
                : List.of(EventRows.code(source));
    }

    /// Ids carry the millisecond of their making, so a window of time is a range of ids, which saves the other
    /// partitions from being read.
    private static UUID firstIdAt(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }
}
