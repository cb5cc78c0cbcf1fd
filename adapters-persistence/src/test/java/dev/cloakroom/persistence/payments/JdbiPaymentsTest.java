package dev.cloakroom.persistence.payments;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.payments.Payments;
import dev.cloakroom.application.payments.PaymentsContract;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiPaymentsTest implements PaymentsContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Payments payments = new JdbiPayments(Routing.none(DATABASE.jdbi()));

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Override
    public JobId newJob(UserId owner) {
        return queued(DATABASE, owner);
    }

    static JobId queued(TestDatabase database, UserId owner) {
        var job = Job.queued(
                new JobId(new TestIds().get()), Submission.of(owner, "settlement", Json.EMPTY), Instant.EPOCH);
        new JdbiJobs(database.jdbi(), new Broadcast()).enqueue(job);
        return job.id();
    }
}
