package dev.cloakroom.application.events;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Takes many events in one transaction, together with the key.
public final class ReceiveEvents {

    private final StoreEvents store;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public ReceiveEvents(
            StoreEvents store,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.store = store;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// The events are in the order of what was told.
    public Submitted<List<Event>> handle(Caller caller, List<NewEvent> told, Once<List<Event>> once) {
        var now = clock.instant();
        var events = told.stream()
                .map(event -> event.by(caller, new EventId(ids.get()), now))
                .toList();
        return transactions.run(() -> once.act(
                keys,
                caller.user(),
                null,
                events,
                () -> store.handle(
                        events.stream().map(event -> new Arrival(event, null)).toList())));
    }
}
