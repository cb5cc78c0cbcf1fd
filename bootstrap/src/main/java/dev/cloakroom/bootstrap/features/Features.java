package dev.cloakroom.bootstrap.features;

import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.bootstrap.features.jobs.BulkActionsWiring;
import dev.cloakroom.bootstrap.features.jobs.DoorbellWiring;
import dev.cloakroom.bootstrap.features.jobs.JobsWiring;
import dev.cloakroom.bootstrap.features.jobs.KindsWiring;
import dev.cloakroom.bootstrap.features.jobs.QueuesWiring;
import dev.cloakroom.bootstrap.features.jobs.SchedulesWiring;
import dev.cloakroom.bootstrap.features.jobs.WorkersWiring;
import dev.cloakroom.bootstrap.http.HttpWiring.Feature;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.bootstrap.process.Base;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The features of the product, each made from those before it: what they bind to the public port, which kinds of jobs
/// they run, and what a worker does for them beside its jobs.
public final class Features {

    private final List<Feature> bound = new ArrayList<>();
    private final List<JobHandler> handlers = new ArrayList<>();
    private final List<Consumer<Loops>> chores = new ArrayList<>();
    private final EventsWiring events;
    private final JobsWiring jobs;
    private final @Nullable DoorbellWiring doorbell;
    private final SchedulesWiring schedules;
    private final AuthWiring auth;
    private final OperationWiring operation;

    public Features(Base base) {
        var config = base.config();
        var database = base.database();
        var transactions = base.transactions();
        var blobs = base.blobs();
        var clock = base.clock();
        var ids = base.ids();

        // Identity
        auth = AuthWiring.of(config, database, transactions, base.secrets(), clock, ids, base.random(), base.loops());
        bound.add(auth::register);

        // Events
        events = EventsWiring.of(base);
        chores.add(events::work);
        bound.add(events::register);

        // Jobs
        var kinds = KindsWiring.of(base.outbound(), config.mail(), clock);
        handlers.addAll(kinds.handlers());
        jobs = JobsWiring.of(base, kinds.kinds());
        doorbell = base.doorbell() == null ? null : DoorbellWiring.of(base.doorbell(), database);
        if (doorbell != null) {
            doorbell.ring(jobs, base.loops());
        }
        bound.add(WorkersWiring.of(database)::register);
        bound.add(QueuesWiring.of(database, transactions, jobs.news().everywhere(), clock)::register);
        schedules = SchedulesWiring.of(database, transactions, kinds.kinds(), jobs, clock, ids);
        bound.add(schedules::register);
        bound.add(TriggersWiring.of(base, kinds.kinds(), jobs, events)::register);
        var bulkActions = BulkActionsWiring.of(database, transactions, jobs, clock, ids);
        handlers.add(bulkActions.run());
        bound.add(bulkActions::register);

        // Numbers
        var analytics = AnalyticsWiring.of(database, clock);
        chores.add(analytics::work);
        bound.add(analytics::register);

        // Reports
        var reports = ReportsWiring.of(base, jobs.jobs(), List.of(analytics.metrics()));
        handlers.add(reports.build());
        jobs.resubmissions().add(reports.retry());
        chores.add(loops -> loops.every(Duration.ofMinutes(1), "sweep-report-files", reports.sweep()::handle));
        bound.add(reports::register);

        // Requests
        var requests = RequestsWiring.of(base, jobs.jobs(), events.announcements(), kinds.mailer());
        handlers.add(requests.tell());
        bound.add(requests::register);

        // CSV tasks
        var tasks = TasksWiring.of(config, database, transactions, jobs.jobs(), blobs, clock, ids);
        handlers.add(tasks.clean());
        jobs.resubmissions().add(tasks.resubmit());
        chores.add(loops -> loops.every(Duration.ofMinutes(1), "sweep-task-files", tasks.sweep()::handle));
        bound.add(tasks::register);
        // Routes are tried in their order, and most requests are about jobs.
        bound.addFirst((to, parts) -> jobs.register(to, parts, List.of(reports.files(), tasks.files())));

        // Webhooks
        var webhooks = WebhooksWiring.of(base, events, jobs.jobs());
        events.subscribers().add(webhooks.make());
        handlers.add(webhooks.deliver());
        chores.add(webhooks::work);
        bound.add(webhooks::register);

        // Profiles
        var profiles = ProfilesWiring.of(base);
        bound.add(profiles::register);

        // Payments
        var payments = PaymentsWiring.of(base, jobs.jobs(), events.announcements(), profiles.profiles());
        handlers.addAll(payments.handlers());
        chores.add(payments::work);
        bound.add(payments::register);

        // Operation
        operation = OperationWiring.of(database, blobs, doorbell, jobs.news().hearing(), base.loops(), clock);
        bound.add((to, parts) -> operation.register(to, parts, auth.signingKeys()));
    }

    /// Binds these operations too.
    public void bind(Feature feature) {
        bound.add(feature);
    }

    /// What binds operations to the public port.
    public List<Feature> bound() {
        return List.copyOf(bound);
    }

    /// What runs the kinds of jobs that are built in.
    public List<JobHandler> handlers() {
        return List.copyOf(handlers);
    }

    /// What a worker does beside its jobs.
    public void work(Loops loops) {
        chores.forEach(chore -> chore.accept(loops));
    }

    public EventsWiring events() {
        return events;
    }

    /// Null where workers ask PostgreSQL for jobs.
    public @Nullable DoorbellWiring doorbell() {
        return doorbell;
    }

    public JobsWiring jobs() {
        return jobs;
    }

    public SchedulesWiring schedules() {
        return schedules;
    }

    public AuthWiring auth() {
        return auth;
    }

    public OperationWiring operation() {
        return operation;
    }
}
