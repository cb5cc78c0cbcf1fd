package dev.cloakroom.application.events;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventSummary;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

public final class InMemoryEvents implements Events {

    private final IdempotencyKeys keys;
    private final Map<String, Event> events = new TreeMap<>(Comparator.reverseOrder());

    public InMemoryEvents(IdempotencyKeys keys) {
        this.keys = keys;
    }

    @Override
    public synchronized Set<EventId> add(List<Arrival> arrivals) {
        var stored = new LinkedHashSet<EventId>();
        for (var arrival : arrivals) {
            var event = arrival.event();
            var keyed = arrival.keyed();
            if (keyed == null
                    || keys.claim(event.owner(), keyed.key(), null, keyed.answer())
                            .isEmpty()) {
                events.put(event.id().toString(), event);
                stored.add(event.id());
            }
        }
        return stored;
    }

    @Override
    public synchronized Optional<Event> find(UserId owner, EventId id) {
        return Optional.ofNullable(events.get(id.toString()))
                .filter(event -> event.owner().equals(owner));
    }

    @Override
    public synchronized List<EventSummary> list(UserId owner, EventFilter filter) {
        return events.values().stream()
                .filter(event -> event.owner().equals(owner) && matches(event, filter))
                .limit(filter.limit())
                .map(event -> new EventSummary(event.id(), event.type(), event.source(), event.createdAt()))
                .toList();
    }

    private static boolean matches(Event event, EventFilter filter) {
        var from = filter.createdFrom();
        var to = filter.createdTo();
        var before = filter.before();
        return (filter.type() == null || filter.type().matches(event.type()))
                && (filter.source() == null || filter.source() == event.source())
                && (from == null || !event.createdAt().isBefore(from))
                && (to == null || event.createdAt().isBefore(to))
                && (before == null || event.id().toString().compareTo(before.toString()) < 0);
    }
}
