package dev.cloakroom.persistence.analytics;

/// The part of a statement that counts the events it stores for clients.
public final class EventCounters {

    static final String ADD_UP = """
            ON CONFLICT (owner_no, slot, minutes, shard) DO UPDATE SET events = c.events + EXCLUDED.events
            """;

    private EventCounters() {}

    /// A common table expression, to stand behind that of the name `stored`, which has the columns owner_no and
    /// created_at and one row for each event that is stored now. An event counts for its own minute, not for that
    /// of the commit, so that the numbers are those of the lists.
    public static String count(String stored) {
        return """
                , counted AS (
                    INSERT INTO event_counter AS c (owner_no, slot, minutes, shard, events)
                    SELECT owner_no, date_trunc('minute', created_at), 1, pg_backend_pid(), count(*)
                    FROM %s GROUP BY owner_no, date_trunc('minute', created_at)
                    %s
                )
                """.formatted(stored, ADD_UP);
    }
}
