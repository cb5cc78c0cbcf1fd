package dev.cloakroom.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.bootstrap.Eventually;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobStates;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(240)
class MetricsWiringTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void theMachineThePoolAndTheJobsAreMeasured() {
        var watch = new JobWatch(new JdbiJobStates(DATABASE.jdbi()), JobWatch.Caps.DEFAULT);
        var job = JobsContract.job(DATABASE.newUser(), "sleep");
        new JdbiJobs(DATABASE.database().routing(), new Broadcast()).enqueue(job);
        try (var metrics = MetricsWiring.of(DATABASE.database());
                var loops = new Loops(new Random(1));
                var _ = watch.begin(job.submission().owner(), List.of(job))) {
            metrics.waiting(watch);
            metrics.queued(DATABASE.database(), loops);
            loops.start();
            Eventually.holds(
                    "the depth is measured",
                    () -> metrics.meters().scrape().contains("cloakroom_jobs_queued{state=\"ready\"} 1.0"));
            assertThat(metrics.meters().scrape())
                    .contains("cloakroom_jobs_queued{state=\"running\"} 0.0", "cloakroom_clients_waiting 1.0")
                    .contains("jvm_memory_used_bytes", "hikaricp_connections_active{pool=\"cloakroom\"}");
        }
    }
}
