package dev.cloakroom.persistence.leases;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.leases.Leases;
import dev.cloakroom.application.leases.LeasesContract;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobQueue;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class JdbiLeasesTest implements LeasesContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final AtomicInteger KINDS = new AtomicInteger();

    private final Broadcast news = new Broadcast();
    private final Jobs jobs = new JdbiJobs(DATABASE.jdbi(), news);
    private final JdbiLeases leases = new JdbiLeases(DATABASE.jdbi(), new JdbiJobQueue(DATABASE.jdbi(), news), news);
    private final String kind = "kind-" + KINDS.incrementAndGet();

    @Override
    public Leases leases() {
        return leases;
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public JobId submit(UserId owner, String kind) {
        var job = JobsContract.job(owner, kind);
        jobs.enqueue(job);
        return job.id();
    }

    @Override
    public void cancel(UserId owner, JobId id) {
        var _ = jobs.cancel(owner, id);
    }
}
