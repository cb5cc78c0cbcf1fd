package dev.cloakroom.application.queues;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.Transactions;

class InMemoryQueuesTest implements QueuesContract {

    private final InMemoryQueues queues = new InMemoryQueues();

    @Override
    public Queues queues() {
        return queues;
    }

    @Override
    public Transactions transactions() {
        return new InMemoryTransactions();
    }
}
