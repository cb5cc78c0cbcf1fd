package dev.cloakroom.application.triggers;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;

class InMemoryTriggersTest implements TriggersContract {

    private final Triggers triggers = new InMemoryTriggers();
    private final TestIds ids = new TestIds();

    @Override
    public Triggers triggers() {
        return triggers;
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
