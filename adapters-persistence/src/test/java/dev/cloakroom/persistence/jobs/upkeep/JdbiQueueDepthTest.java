package dev.cloakroom.persistence.jobs.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import dev.cloakroom.persistence.jobs.upkeep.JdbiQueueDepth.Depth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiQueueDepthTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void jobsAreCountedByWhereTheyStand() {
        var depth = new JdbiQueueDepth(DATABASE.jdbi());
        assertThat(depth.measure()).isEqualTo(Depth.NONE);
        var owner = DATABASE.newUser();
        var jobs = List.of(
                JobsContract.job(owner, "sleep"), JobsContract.job(owner, "sleep"), JobsContract.job(owner, "sleep"));
        new JdbiJobs(DATABASE.database().routing(), new Broadcast()).enqueue(jobs);
        assertThat(depth.measure()).isEqualTo(new Depth(3, 0, 0));
        DATABASE.jdbi().useHandle(handle -> {
            handle.createUpdate("UPDATE job_queue SET state = 1 WHERE job_id = :id")
                    .bind("id", jobs.get(0).id().value())
                    .execute();
            handle.createUpdate("UPDATE job_queue SET state = 4 WHERE job_id = :id")
                    .bind("id", jobs.get(1).id().value())
                    .execute();
            handle.createUpdate("UPDATE job_queue SET state = 2 WHERE job_id = :id")
                    .bind("id", jobs.get(2).id().value())
                    .execute();
        });
        assertThat(depth.measure()).isEqualTo(new Depth(1, 1, 1));
    }
}
