package dev.cloakroom.application.events;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventSummary;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Events as their owners send and see them. Reads of an event that was just stored see it.
public interface Events {

    /// Stores events, and the answers under the keys of those that have one; no key may stand twice among them. Says
    /// which are stored: all but those whose key was taken.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `idempotency-in-progress`
    Set<EventId> add(List<Arrival> arrivals);

    Optional<Event> find(UserId owner, EventId id);

    /// Newest first.
    List<EventSummary> list(UserId owner, EventFilter filter);
}
