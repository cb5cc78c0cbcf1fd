package dev.cloakroom.application.requests;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.Transactions;

class InMemoryRequestsTest implements RequestsContract {

    private final InMemoryRequests requests = new InMemoryRequests();

    @Override
    public Requests requests() {
        return requests;
    }

    @Override
    public ChangeLog log() {
        return requests;
    }

    @Override
    public Transactions transactions() {
        return new InMemoryTransactions();
    }
}
