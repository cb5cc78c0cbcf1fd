package dev.cloakroom.application.payments;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.events.InMemoryEventOutbox;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.TestAttempt;
import dev.cloakroom.application.profiles.InMemoryProfiles;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.jobs.JobId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// All of payments in memory, wired as the product is, with a gateway that says what it is told to say.
public final class PaymentWorld {

    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Transactions transactions = new InMemoryTransactions();
    private final Set<JobId> lost = new HashSet<>();

    public final InMemoryJobs jobs = new InMemoryJobs();
    public final InMemoryPayments payments = new InMemoryPayments(job -> !lost.contains(job));
    public final InMemoryRefunds refunds = new InMemoryRefunds(job -> !lost.contains(job));
    public final InMemoryLedger ledger = new InMemoryLedger();
    public final InMemoryEventOutbox outbox = new InMemoryEventOutbox();
    public final TestGateway gateway = new TestGateway();

    public final InMemoryProfiles profiles = new InMemoryProfiles();

    private final Books books;
    private final PaymentIntake intake;

    public PaymentWorld(InstantSource clock) {
        this.clock = clock;
        this.ids = new TestIds(clock);
        this.books = new Books(payments, refunds, ledger, new Announcements(outbox, clock, ids));
        this.intake = new PaymentIntake(books, profiles, jobs, clock, ids);
    }

    public CreatePayment create(IdempotencyKeys keys) {
        return new CreatePayment(intake, keys, transactions);
    }

    public PutPayment put() {
        return new PutPayment(intake, payments, transactions);
    }

    public ChangePayment change(IdempotencyKeys keys) {
        return new ChangePayment(payments, books, profiles, keys, transactions, clock);
    }

    public CancelPayment cancel() {
        return new CancelPayment(payments, books, jobs, transactions, clock);
    }

    public PutRefund refund() {
        return new PutRefund(payments, refunds, books, jobs, transactions, clock, ids);
    }

    public PaymentQueries queries() {
        return new PaymentQueries(payments, refunds, jobs);
    }

    public SettlePayment settle() {
        return new SettlePayment(payments, books, gateway, transactions, clock);
    }

    public CarryOutRefund carryOut() {
        return new CarryOutRefund(payments, refunds, books, gateway, transactions, clock);
    }

    public ResumePayments resume() {
        return new ResumePayments(payments, refunds, jobs, transactions, clock, ids);
    }

    /// No worker will run these any more.
    public void lose(Collection<JobId> jobs) {
        lost.addAll(jobs);
    }

    /// Runs each job of the owner once, as if it had never run before.
    public void work(UserId owner) {
        for (var listed : jobs.list(owner, JobFilter.newest(1000)).reversed()) {
            var job = jobs.find(owner, listed.id()).orElseThrow();
            var attempt =
                    new TestAttempt(Objects.requireNonNull(job.submission().payload()));
            var _ = job.submission().kind().equals("refund") ? carryOut().run(attempt) : settle().run(attempt);
        }
    }

    /// The types of the events so far.
    public List<String> announced() {
        return outbox.events().stream().map(Event::type).map(Objects::toString).toList();
    }
}
