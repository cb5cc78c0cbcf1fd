package dev.cloakroom.application.reports;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.Resubmission;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.Report;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Orders a report that could not be built once more, as a new report with the same parameters.
public final class RetryReport implements Resubmission {

    private final Reports reports;
    private final Jobs jobs;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public RetryReport(
            Reports reports,
            Jobs jobs,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.reports = reports;
        this.jobs = jobs;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public String kind() {
        return Report.KIND;
    }

    @Override
    public Submitted<Job> handle(Caller caller, Job ended, Once<Job> once) {
        var job = ended.again(new JobId(ids.get()), caller.traceparent(), clock.instant());
        return transactions.run(() -> once.act(keys, caller.user(), job.id(), job, () -> {
            jobs.enqueue(job);
            reports.add(Report.of(job));
        }));
    }
}
