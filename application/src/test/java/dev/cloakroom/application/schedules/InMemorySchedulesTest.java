package dev.cloakroom.application.schedules;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;

class InMemorySchedulesTest implements SchedulesContract {

    private final Schedules schedules = new InMemorySchedules();
    private final TestIds ids = new TestIds();

    @Override
    public Schedules schedules() {
        return schedules;
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
