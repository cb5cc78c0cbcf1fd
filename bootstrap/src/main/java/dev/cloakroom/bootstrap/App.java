package dev.cloakroom.bootstrap;

import dev.cloakroom.aws.blobs.S3Blobs;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.bootstrap.features.AnalyticsWiring;
import dev.cloakroom.bootstrap.features.AuthWiring;
import dev.cloakroom.bootstrap.features.BulkActionsWiring;
import dev.cloakroom.bootstrap.features.JobsWiring;
import dev.cloakroom.bootstrap.features.KindsWiring;
import dev.cloakroom.bootstrap.features.LeasesWiring;
import dev.cloakroom.bootstrap.features.OperationWiring;
import dev.cloakroom.bootstrap.features.QueuesWiring;
import dev.cloakroom.bootstrap.features.ReportsWiring;
import dev.cloakroom.bootstrap.features.SchedulesWiring;
import dev.cloakroom.bootstrap.features.TasksWiring;
import dev.cloakroom.bootstrap.features.WorkWiring;
import dev.cloakroom.bootstrap.features.WorkersWiring;
import dev.cloakroom.bootstrap.http.HttpWiring;
import dev.cloakroom.bootstrap.loops.Closing;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.bootstrap.process.DatabaseClock;
import dev.cloakroom.bootstrap.process.MetricsWiring;
import dev.cloakroom.bootstrap.process.OpsServer;
import dev.cloakroom.bootstrap.process.TimeOrderedIds;
import dev.cloakroom.http.auth.SecretKeys;
import dev.cloakroom.http.client.OutboundClient;
import dev.cloakroom.http.client.OutboundLimits;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.JdbiTransactions;
import dev.cloakroom.persistence.Routing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The composition root: everything is made here, bottom-up, and closed in reverse.
final class App implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(App.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private int port;

    private App() {}

    static App start(Config config, Role role) {
        var app = new App();
        try {
            app.wire(config, role);
            return app;
        } catch (RuntimeException failed) {
            app.close();
            throw failed;
        }
    }

    /// Where it listens; 0 where it serves nothing.
    int port() {
        return port;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            Closing.quietly(open.pop());
        }
        log.info("stopped");
    }

    private void wire(Config config, Role role) {
        // Resources
        var services = opened(Services.start(config));
        Database.migrate(services.database());
        var database = opened(Database.open(services.database(), services.readers(), InstantSource.system()));
        var blobs = opened(S3Blobs.of(services.objects()));
        prepare(blobs);
        var metrics = opened(MetricsWiring.of(database));

        // Time, ids, randomness
        var random = new SecureRandom();
        var clock = new DatabaseClock(
                InstantSource.system(),
                () -> database.jdbi()
                        .withHandle(handle -> handle.createQuery("SELECT clock_timestamp()")
                                .mapTo(OffsetDateTime.class)
                                .one())
                        .toInstant());
        clock.measure();
        var ids = new TimeOrderedIds(clock, random);

        // Loops
        var loops = new Loops(random);
        loops.every(Duration.ofSeconds(10), "database-clock", clock::measure);
        watch(database.routing(), loops);

        // Jobs
        var transactions = new JdbiTransactions(database.jdbi());
        var outbound = opened(new OutboundClient(config.outbound(), OutboundLimits.DEFAULT, clock));
        var kinds = KindsWiring.of(outbound, config.mail(), clock);
        var jobs = JobsWiring.of(database, transactions, kinds.kinds(), config.waiting(), clock, ids, loops);
        open.push(jobs.hearing());
        var queues = QueuesWiring.of(database, transactions, jobs.news(), clock);
        var schedules = SchedulesWiring.of(database, transactions, kinds.kinds(), jobs, clock, ids);

        // Bulk actions
        var bulkActions = BulkActionsWiring.of(database, transactions, jobs, clock, ids);

        // Reports
        var reports = ReportsWiring.of(
                config.compendiumUrl(), outbound, database, transactions, jobs.jobs(), blobs, clock, ids);
        var handlers = new ArrayList<>(kinds.handlers());
        handlers.add(reports.build());
        jobs.resubmissions().add(reports.retry());
        handlers.add(bulkActions.run());

        // CSV tasks
        var tasks = TasksWiring.of(config, database, transactions, jobs.jobs(), blobs, clock, ids);
        handlers.add(tasks.clean());
        jobs.resubmissions().add(tasks.resubmit());

        // Numbers
        var analytics = AnalyticsWiring.of(database, clock);

        // Identity
        var secrets = new SecretKeys(services.secret().value());
        var auth = AuthWiring.of(config, database, transactions, secrets, clock, ids, random, loops);

        // Operation
        var operation = OperationWiring.of(database, blobs, jobs.hearing(), loops, clock);
        opened(OpsServer.start(config.web().opsPort(), metrics.meters()::scrape, operation::faults, operation::advice));

        // What runs, in the order in which it is started; it is stopped in reverse
        open.push(loops);
        if (role.serves()) {
            var leases = LeasesWiring.of(database, jobs, clock, ids, random, loops);
            var features = List.<HttpWiring.Feature>of(
                    auth::register,
                    (to, parts) -> jobs.register(to, parts, List.of(reports.files(), tasks.files())),
                    leases::register,
                    WorkersWiring.of(database)::register,
                    queues::register,
                    schedules::register,
                    reports::register,
                    tasks::register,
                    analytics::register,
                    bulkActions::register,
                    (to, parts) -> operation.register(to, parts, auth.signingKeys()));
            var http = new HttpWiring(auth.authenticator(), jobs.watch(), features);
            var server = http.server(config.web(), secrets, metrics.meters(), clock, random);
            metrics.waiting(jobs.watch());
            open.push(server::stop);
            server.start();
            log.info(
                    "listening on {}:{} as {}",
                    config.web().host(),
                    server.port(),
                    config.web().publicUrl());
            port = server.port();
            open.push(leases.waiters()::stop);
        }
        if (role.works()) {
            analytics.work(loops);
            metrics.queued(database, loops);
            loops.every(Duration.ofMinutes(1), "sweep-report-files", reports.sweep()::handle);
            loops.every(Duration.ofMinutes(1), "sweep-task-files", tasks.sweep()::handle);
            var measured = metrics.metered(handlers);
            var work = WorkWiring.of(database, jobs, measured, config.workerSlots(), clock, ids, random, loops);
            work.forget(database, config.retention(), loops);
            work.tend(database, operation, metrics, loops);
            schedules.work(work.leadership(), loops);
            open.push(work::stop);
        }
        open.push(jobs.watch()::stop);
        open.push(operation.readiness()::drain);
        loops.start();
        log.info("ready as {}", role);
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private static void watch(Routing routing, Loops loops) {
        var second = Duration.ofSeconds(1);
        loops.every(second, "note-position", routing::handle);
        routing.measures().forEach((reader, measure) -> loops.every(second, reader, measure::getAsBoolean));
    }

    private static void prepare(S3Blobs blobs) {
        try {
            blobs.prepare();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
