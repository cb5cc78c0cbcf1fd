package dev.cloakroom.persistence.events;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventType;
import dev.cloakroom.persistence.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/// An event as a row.
public final class EventRows {

    /// Aliases: `e` event, `u` users.
    static final String COLUMNS = """
            e.id, u.id AS owner, e.type, e.source, e.payload, e.depth, e.created_at, e.traceparent
            """;

    private EventRows() {}

    static Event map(ResultSet row) throws SQLException {
        return new Event(
                new EventId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("owner", UUID.class)),
                new EventType(row.getString("type")),
                source(row.getInt("source")),
                JsonText.readObject(row.getString("payload")),
                row.getInt("depth"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("traceparent"));
    }

    public static int code(Event.Source source) {
        return switch (source) {
            case CLIENT -> 0;
            case SYSTEM -> 1;
        };
    }

    public static Event.Source source(int code) {
        return code == code(Event.Source.SYSTEM) ? Event.Source.SYSTEM : Event.Source.CLIENT;
    }
}
