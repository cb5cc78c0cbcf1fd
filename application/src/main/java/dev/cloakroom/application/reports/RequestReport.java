package dev.cloakroom.application.reports;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.Report;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Accepts a report: the key, the job and the report are stored in one transaction, or none of them.
public final class RequestReport {

    private final Reports reports;
    private final Jobs jobs;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public RequestReport(
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

    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    public Submitted<Report> handle(Caller caller, NewReport wanted, Once<Report> once) {
        var id = new JobId(ids.get());
        var report = Report.queued(id, caller.user(), wanted.order(), caller.traceparent(), clock.instant());
        return transactions.run(() -> once.act(keys, caller.user(), report.id(), report, () -> {
            jobs.enqueue(report.job());
            reports.add(report);
        }));
    }
}
