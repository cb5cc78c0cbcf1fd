package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.watch.JobStates;
import dev.cloakroom.application.jobs.watch.JobStatesContract;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiJobStatesTest implements JobStatesContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    public JobStates states() {
        return new JdbiJobStates(DATABASE.jdbi());
    }

    @Override
    public Jobs jobs() {
        return new JdbiJobs(DATABASE.jdbi(), new Broadcast());
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }
}
