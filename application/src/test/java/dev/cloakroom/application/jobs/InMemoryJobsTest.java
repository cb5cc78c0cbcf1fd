package dev.cloakroom.application.jobs;

import dev.cloakroom.application.jobs.watch.JobStates;
import dev.cloakroom.application.jobs.watch.JobStatesContract;
import dev.cloakroom.domain.auth.UserId;
import java.util.UUID;

class InMemoryJobsTest implements JobsContract, JobStatesContract {

    private final InMemoryJobs jobs = new InMemoryJobs();

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public JobStates states() {
        return jobs;
    }

    @Override
    public UserId newOwner() {
        return new UserId(UUID.randomUUID());
    }
}
