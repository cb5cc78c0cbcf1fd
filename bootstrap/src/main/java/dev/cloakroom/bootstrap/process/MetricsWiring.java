package dev.cloakroom.bootstrap.process;

import com.zaxxer.hikari.HikariDataSource;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.upkeep.TendQueue;
import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.application.jobs.work.RunJobs;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.jobs.upkeep.JdbiQueueDepth;
import dev.cloakroom.persistence.jobs.upkeep.JdbiQueueDepth.Depth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;

/// What is measured, for `/metrics`: the virtual machine, the pool of connections, who waits, what is queued, and what
/// the handlers do. The names of ours begin with `cloakroom`.
public record MetricsWiring(PrometheusMeterRegistry meters, JvmGcMetrics collections) implements AutoCloseable {

    private static final Duration BETWEEN_DEPTHS = Duration.ofSeconds(15);

    /// With what every process has.
    public static MetricsWiring of(Database database) {
        var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var collections = new JvmGcMetrics();
        collections.bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ClassLoaderMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        pool(database).setMetricRegistry(meters);
        return new MetricsWiring(meters, collections);
    }

    public void waiting(JobWatch watch) {
        Gauge.builder("cloakroom.clients.waiting", watch, JobWatch::waiting)
                .description("Clients that wait for jobs in this process")
                .register(meters);
    }

    /// The depth is that of the installation, the same at every worker.
    public void queued(Database database, Loops loops) {
        var depth = new AtomicReference<>(Depth.NONE);
        var measuring = new JdbiQueueDepth(database.jdbi());
        loops.every(BETWEEN_DEPTHS, "measure-queue-depth", () -> {
            depth.set(measuring.measure());
            return false;
        });
        queued("ready", depth, Depth::ready);
        queued("running", depth, Depth::running);
        queued("later", depth, Depth::later);
    }

    /// What makes claims slow, and how slow they are; health says what to do about each.
    public void claims(TendQueue tending, RunJobs running) {
        Gauge.builder(
                        "cloakroom.queue.oldest.snapshot",
                        tending,
                        tend -> seconds(tend.condition().oldestSnapshot()))
                .baseUnit("seconds")
                .description("How long a transaction has been open that keeps ended jobs from being vacuumed")
                .register(meters);
        Gauge.builder(
                        "cloakroom.queue.dead.rows",
                        tending,
                        tend -> tend.condition().deadRows())
                .description("Rows of ended jobs that claims step over")
                .register(meters);
        Gauge.builder("cloakroom.claim.p95", running, run -> seconds(run.usualClaim()))
                .baseUnit("seconds")
                .description("What nineteen of twenty claims of this process took at most, of late")
                .register(meters);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    public List<JobHandler> metered(Collection<JobHandler> handlers) {
        return handlers.stream()
                .<JobHandler>map(handler -> new MeteredHandler(handler, meters))
                .toList();
    }

    private void queued(String state, AtomicReference<Depth> depth, ToDoubleFunction<Depth> number) {
        Gauge.builder("cloakroom.jobs.queued", depth, measured -> number.applyAsDouble(measured.get()))
                .tag("state", state)
                .description("Jobs of everybody that are not over")
                .register(meters);
    }

    private static HikariDataSource pool(Database database) {
        try {
            return database.dataSource().unwrap(HikariDataSource.class);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        collections.close();
    }
}
