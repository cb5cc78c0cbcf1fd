package dev.cloakroom.application.events;

import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// An outbox in a map. What was put aside stays there.
public final class InMemoryEventOutbox implements EventOutbox {

    private final Map<EventId, Event> events = new TreeMap<>(Comparator.comparing(EventId::toString));
    private final Set<EventId> aside = new HashSet<>();

    @Override
    public void add(Event event) {
        events.put(event.id(), event);
    }

    @Override
    public List<Event> take(int atMost) {
        var taken = events.values().stream()
                .filter(event -> !aside.contains(event.id()))
                .limit(atMost)
                .toList();
        taken.forEach(event -> events.remove(event.id()));
        return taken;
    }

    @Override
    public void putAside(Duration pause) {
        events.keySet().stream().filter(id -> !aside.contains(id)).findFirst().ifPresent(aside::add);
    }

    /// All that is here, also what was put aside.
    public List<Event> events() {
        return List.copyOf(events.values());
    }
}
