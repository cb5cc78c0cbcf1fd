package dev.cloakroom.application.events;

import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.auth.UserId;

class InMemoryEventsTest implements EventsContract {

    private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys(new TestClock());
    private final Events events = new InMemoryEvents(keys);
    private final TestIds ids = new TestIds();

    @Override
    public Events events() {
        return events;
    }

    @Override
    public EventIntake intake() {
        return new InMemoryEventIntake(new StoreEvents(events, _ -> {}, new InMemoryTransactions()), keys);
    }

    @Override
    public UserId newOwner() {
        return new UserId(ids.get());
    }
}
