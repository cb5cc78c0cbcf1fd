package dev.cloakroom.persistence.webhooks;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.webhooks.deliveries.Deliveries;
import dev.cloakroom.application.webhooks.deliveries.DeliveriesContract;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiDeliveriesTest implements DeliveriesContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Override
    public Deliveries deliveries() {
        return new JdbiDeliveries(DATABASE.jdbi());
    }

    @Override
    public Transactions transactions() {
        return DATABASE.transactions();
    }

    /// It never had a job.
    @Override
    public void abandon(Delivery delivery) {}

    @Override
    public void hold(Delivery delivery) {
        var job = Submission.of(DATABASE.newUser(), "webhook", Json.EMPTY);
        new JdbiJobs(DATABASE.jdbi(), new Broadcast()).enqueue(Job.queued(delivery.job(), job, NOW));
    }
}
