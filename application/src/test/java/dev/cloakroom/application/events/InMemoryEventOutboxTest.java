package dev.cloakroom.application.events;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;

class InMemoryEventOutboxTest implements EventOutboxContract {

    private final EventOutbox outbox = new InMemoryEventOutbox();
    private final TestIds ids = new TestIds();

    @Override
    public EventOutbox outbox() {
        return outbox;
    }

    @Override
    public Transactions transactions() {
        return new InMemoryTransactions();
    }

    @Override
    public UserId newOwner() {
        return new UserId(ids.get());
    }
}
