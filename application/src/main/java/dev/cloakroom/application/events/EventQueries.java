package dev.cloakroom.application.events;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventRejections;
import dev.cloakroom.domain.events.EventSummary;
import java.util.List;

/// What one reads of one's events.
public final class EventQueries {

    private final Events events;

    public EventQueries(Events events) {
        this.events = events;
    }

    /// @throws dev.cloakroom.domain.Rejection.Missing also when it is somebody else's
    public Event find(UserId owner, EventId id) {
        return events.find(owner, id).orElseThrow(() -> EventRejections.notFound(id));
    }

    public List<EventSummary> list(UserId owner, EventFilter filter) {
        return events.list(owner, filter);
    }
}
