package dev.cloakroom.bootstrap;

import dev.cloakroom.aws.blobs.S3Blobs;
import dev.cloakroom.aws.blobs.S3Settings;
import dev.cloakroom.aws.doorbell.SqsDoorbell;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.bootstrap.features.Features;
import dev.cloakroom.bootstrap.features.jobs.LeasesWiring;
import dev.cloakroom.bootstrap.features.jobs.WorkWiring;
import dev.cloakroom.bootstrap.http.HttpWiring;
import dev.cloakroom.bootstrap.loops.Closing;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.bootstrap.process.Base;
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
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The composition root: everything is made here, bottom-up, and closed in reverse.
final class App implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(App.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private int port;
    private int opsPort;

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

    /// Where it tells its operator how it is.
    int opsPort() {
        return opsPort;
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
        var store = meanwhile(() -> prepared(services.objects()));
        Database.migrate(services.database());
        var database = opened(Database.open(services.database(), services.readers(), InstantSource.system()));
        var blobs = opened(done(store));
        var messages = services.messages();
        var doorbell = messages == null ? null : opened(SqsDoorbell.of(messages));
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

        // Features
        var outbound = opened(new OutboundClient(config.outbound(), OutboundLimits.DEFAULT, clock));
        var secrets = new SecretKeys(services.secret().value());
        var transactions = new JdbiTransactions(database.jdbi());
        var base =
                new Base(config, database, transactions, blobs, doorbell, outbound, secrets, clock, ids, random, loops);
        var features = new Features(base);
        var jobs = features.jobs();
        var operation = features.operation();
        open.push(jobs.news().hearing());
        opsPort = opened(OpsServer.start(
                        config.web().opsHost(),
                        config.web().opsPort(),
                        metrics.meters()::scrape,
                        operation::faults,
                        operation::advice))
                .port();

        // What runs, in the order in which it is started; it is stopped in reverse
        open.push(loops);
        if (role.serves()) {
            var leases = LeasesWiring.of(database, jobs, clock, ids, random, loops);
            features.bind(leases::register);
            var http = new HttpWiring(features.auth().authenticator(), jobs.watch(), features.bound());
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
            features.work(loops);
            metrics.queued(database, loops);
            var measured = metrics.metered(features.handlers());
            var work = WorkWiring.of(base, jobs, features.doorbell(), measured);
            if (features.doorbell() != null) {
                features.doorbell().measure(metrics, operation, loops);
            }
            work.forget(database, config.retention(), loops);
            work.tend(database, operation, metrics, loops);
            features.schedules().work(work.leadership(), loops);
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

    /// What a start waits for longest are other machines.
    private static <T> CompletableFuture<T> meanwhile(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofVirtual().name("start").start(task));
    }

    private static <T> T done(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static S3Blobs prepared(S3Settings settings) {
        var blobs = S3Blobs.of(settings);
        try {
            blobs.prepare();
            return blobs;
        } catch (IOException failed) {
            blobs.close();
            throw new UncheckedIOException(failed);
        }
    }
}
