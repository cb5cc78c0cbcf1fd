package dev.cloakroom.application.events;

import dev.cloakroom.domain.events.Event;
import java.time.Duration;
import java.util.List;

/// System events whose subscribers are yet to be told.
public interface EventOutbox {

    /// Stores the event and puts it here.
    void add(Event event);

    /// Takes out those that are due, oldest first; they are back when the transaction fails. Passes over what somebody
    /// else is taking.
    List<Event> take(int atMost);

    /// Keeps [#take] from giving the one that it would give first until then.
    void putAside(Duration pause);
}
