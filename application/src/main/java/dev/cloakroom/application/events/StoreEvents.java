package dev.cloakroom.application.events;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Stores events of clients together with what comes of them.
public final class StoreEvents {

    private final Events events;
    private final Consumer<List<Event>> consequences;
    private final Transactions transactions;

    /// @param consequences told of the events that are stored, in the same transaction; what it throws refuses them
    public StoreEvents(Events events, Consumer<List<Event>> consequences, Transactions transactions) {
        this.events = events;
        this.consequences = consequences;
        this.transactions = transactions;
    }

    /// Joins the open transaction, or is one of its own. Says which are stored: all but those whose key was taken; no
    /// key may stand twice among them.
    public Set<EventId> handle(List<Arrival> arrivals) {
        return transactions.run(() -> {
            var stored = events.add(arrivals);
            consequences.accept(arrivals.stream()
                    .map(Arrival::event)
                    .filter(event -> stored.contains(event.id()))
                    .toList());
            return stored;
        });
    }
}
