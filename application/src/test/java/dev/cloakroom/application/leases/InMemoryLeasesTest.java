package dev.cloakroom.application.leases;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.util.UUID;

class InMemoryLeasesTest implements LeasesContract {

    private final InMemoryLeases leases = new InMemoryLeases(new TestClock());

    @Override
    public Leases leases() {
        return leases;
    }

    @Override
    public UserId newOwner() {
        return new UserId(UUID.randomUUID());
    }

    @Override
    public String kind() {
        return "thumbnail";
    }

    @Override
    public JobId submit(UserId owner, String kind) {
        var id = new JobId(new TestIds().get());
        leases.submit(id, owner, kind);
        return id;
    }

    @Override
    public void cancel(UserId owner, JobId id) {
        leases.cancel(id);
    }
}
