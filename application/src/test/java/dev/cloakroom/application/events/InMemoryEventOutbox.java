package dev.cloakroom.application.events;

import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An outbox in a map. Its locks lock nothing, and what was put aside stays there.
public final class InMemoryEventOutbox implements EventOutbox {

    private final Map<EventId, Event> events = new TreeMap<>(Comparator.comparing(EventId::toString));
    private final Map<EventId, Instant> aside = new HashMap<>();

    @Override
    public void add(Event event) {
        events.put(event.id(), event);
    }

    @Override
    public List<Event> take(int atMost) {
        return events.values().stream()
                .filter(event -> !aside.containsKey(event.id()))
                .limit(atMost)
                .toList();
    }

    @Override
    public void remove(Collection<EventId> told) {
        events.keySet().removeAll(told);
    }

    @Override
    public void putAside(Duration pause) {
        take(1).forEach(event -> aside.put(event.id(), Instant.EPOCH.plus(pause)));
    }

    /// All that is here, also what was put aside.
    public List<Event> events() {
        return List.copyOf(events.values());
    }
}
