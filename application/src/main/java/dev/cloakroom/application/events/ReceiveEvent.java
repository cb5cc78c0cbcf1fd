package dev.cloakroom.application.events;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.jobs.Intake.Keyed;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Takes an event: the key, the event and what comes of it are stored together, or nothing.
public final class ReceiveEvent {

    private final EventIntake intake;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public ReceiveEvent(EventIntake intake, InstantSource clock, Supplier<UUID> ids) {
        this.intake = intake;
        this.clock = clock;
        this.ids = ids;
    }

    public Submitted<Event> handle(Caller caller, NewEvent told, Once<Event> once) {
        var event = told.by(caller, new EventId(ids.get()), clock.instant());
        var key = once.key();
        var keyed = key == null ? null : new Keyed(key, once.render().apply(event));
        var first = intake.submit(new Arrival(event, keyed));
        return first.isPresent() ? new Submitted.Replayed<>(first.get()) : new Submitted.Made<>(event);
    }
}
