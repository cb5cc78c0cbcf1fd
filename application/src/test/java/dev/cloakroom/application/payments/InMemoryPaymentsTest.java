package dev.cloakroom.application.payments;

import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.util.HashSet;
import java.util.Set;

class InMemoryPaymentsTest implements PaymentsContract {

    private final TestIds ids = new TestIds();
    private final Set<JobId> jobs = new HashSet<>();
    private final Payments payments = new InMemoryPayments(jobs::contains);

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public Transactions transactions() {
        return new InMemoryTransactions();
    }

    @Override
    public UserId newOwner() {
        return new UserId(ids.get());
    }

    @Override
    public JobId newJob(UserId owner) {
        var job = new JobId(ids.get());
        jobs.add(job);
        return job;
    }
}
