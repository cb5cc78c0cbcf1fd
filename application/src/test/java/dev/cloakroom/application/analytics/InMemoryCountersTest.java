package dev.cloakroom.application.analytics;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.auth.UserId;
import java.time.Instant;

class InMemoryCountersTest implements CountersContract {

    private final InMemoryCounters counters = new InMemoryCounters();
    private final TestIds ids = new TestIds();

    @Override
    public Counters counters() {
        return counters;
    }

    @Override
    public void ended(InMemoryCounters.Ended job) {
        counters.ended(job);
    }

    @Override
    public void received(UserId owner, Instant at) {
        counters.received(owner, at);
    }

    @Override
    public UserId newOwner() {
        return new UserId(ids.get());
    }
}
