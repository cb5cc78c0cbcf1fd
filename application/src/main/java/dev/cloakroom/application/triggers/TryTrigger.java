package dev.cloakroom.application.triggers;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.auth.Users;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventType;
import dev.cloakroom.domain.triggers.TriggerId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Says what a trigger would make of an event; makes nothing.
public final class TryTrigger {

    private final TriggerQueries queries;
    private final Users users;
    private final Kinds kinds;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public TryTrigger(TriggerQueries queries, Users users, Kinds kinds, InstantSource clock, Supplier<UUID> ids) {
        this.queries = queries;
        this.users = users;
        this.kinds = kinds;
        this.clock = clock;
        this.ids = ids;
    }

    /// Empty where the trigger does not mean such an event. The event is of the source that the trigger means; whether
    /// it is enabled does not count.
    public Optional<Draft> handle(Caller caller, TriggerId id, EventType type, Json.Obj payload) {
        var trigger = queries.find(caller.user(), id).trigger();
        var event = new Event(
                new EventId(ids.get()),
                caller.user(),
                type,
                trigger.plan().source(),
                payload,
                0,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                caller.traceparent());
        return trigger.means(event)
                ? Optional.of(Draft.of(trigger, event, users.find(caller.user()), kinds))
                : Optional.empty();
    }
}
