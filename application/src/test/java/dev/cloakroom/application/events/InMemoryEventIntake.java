package dev.cloakroom.application.events;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.StoredResponse;
import java.util.List;
import java.util.Optional;

/// Each event in a transaction of its own.
public final class InMemoryEventIntake implements EventIntake {

    private final StoreEvents store;
    private final IdempotencyKeys keys;

    public InMemoryEventIntake(StoreEvents store, IdempotencyKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    @Override
    public synchronized Optional<StoredResponse> submit(Arrival arrival) {
        var event = arrival.event();
        var keyed = arrival.keyed();
        if (store.handle(List.of(arrival)).contains(event.id()) || keyed == null) {
            return Optional.empty();
        }
        return keys.claim(event.owner(), keyed.key(), null, keyed.answer());
    }
}
