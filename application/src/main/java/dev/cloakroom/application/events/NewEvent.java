package dev.cloakroom.application.events;

import dev.cloakroom.application.Caller;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a client tells.
public record NewEvent(EventType type, Json.Obj payload) {

    /// With the precision of the database, so that what is told now is what is read later.
    Event by(Caller caller, EventId id, Instant now) {
        return new Event(
                id,
                caller.user(),
                type,
                Event.Source.CLIENT,
                payload,
                0,
                now.truncatedTo(ChronoUnit.MICROS),
                caller.traceparent());
    }
}
