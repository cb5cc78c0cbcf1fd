package dev.cloakroom.application.events;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventType;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/// Where features say what happened.
public final class Announcements {

    private final EventOutbox outbox;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public Announcements(EventOutbox outbox, InstantSource clock, Supplier<UUID> ids) {
        this.outbox = outbox;
        this.clock = clock;
        this.ids = ids;
    }

    /// Stores a system event of this owner in the caller's transaction. Its subscribers are told soon after the
    /// commit, each exactly once.
    public EventId announce(UserId owner, String type, Json.Obj payload) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var event = Event.announced(new EventId(ids.get()), owner, new EventType(type), payload, now);
        outbox.add(event);
        return event.id();
    }
}
