package dev.cloakroom.application.events;

import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// System events whose subscribers are yet to be told.
public interface EventOutbox {

    /// Stores the event and puts it here.
    void add(Event event);

    /// Those that are due, oldest first, locked until the transaction ends; passes over what somebody else has locked.
    List<Event> take(int atMost);

    void remove(Collection<EventId> told);

    /// Keeps [#take] from giving the one that it would give first until then.
    void putAside(Duration pause);
}
