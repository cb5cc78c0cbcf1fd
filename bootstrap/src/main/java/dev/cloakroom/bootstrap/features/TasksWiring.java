package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.tasks.TasksRoutes;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.tasks.CleanTask;
import dev.cloakroom.application.tasks.DeleteTask;
import dev.cloakroom.application.tasks.RequestTask;
import dev.cloakroom.application.tasks.ResubmitTask;
import dev.cloakroom.application.tasks.RetryTask;
import dev.cloakroom.application.tasks.SweepTaskFiles;
import dev.cloakroom.application.tasks.TaskQueries;
import dev.cloakroom.application.tasks.csv.CleanCsv;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.process.DiskScratch;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.jobs.MadeFile;
import dev.cloakroom.http.tasks.FilesOfTasks;
import dev.cloakroom.http.tasks.TasksApi;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.tasks.JdbiTasks;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// CSV tasks: handed in over HTTP, carried out by workers.
public record TasksWiring(
        TasksApi.Actions actions, TaskQueries queries, CleanTask clean, SweepTaskFiles sweep, long uploadMaxBytes) {

    public MadeFile.Source files() {
        return new FilesOfTasks(queries);
    }

    public ResubmitTask resubmit() {
        return new ResubmitTask(actions.retry());
    }

    public void register(RoutesConfig to, HttpParts parts) {
        var api = new TasksApi(actions, queries, parts.waiting(), parts.cursors(), parts.problems(), uploadMaxBytes);
        TasksRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    public static TasksWiring of(
            Config config,
            Database database,
            Transactions transactions,
            Jobs jobs,
            Blobs blobs,
            InstantSource clock,
            Supplier<UUID> ids) {
        var tasks = new JdbiTasks(database.routing());
        var keys = new JdbiIdempotencyKeys(database.jdbi());
        var actions = new TasksApi.Actions(
                new RequestTask(tasks, jobs, keys, blobs, transactions, clock, ids),
                new RetryTask(tasks, jobs, keys, blobs, transactions, clock, ids),
                new DeleteTask(tasks, blobs, transactions));
        return new TasksWiring(
                actions,
                new TaskQueries(tasks, blobs, clock),
                new CleanTask(
                        blobs,
                        new DiskScratch(config.dataDirectory().resolve("scratch")),
                        JsonText::write,
                        clock,
                        engine()),
                new SweepTaskFiles(tasks, blobs, config.tasks().keepInput(), clock),
                config.tasks().uploadMaxBytes());
    }

    /// Compressed bytes depend on the library that compressed them, which comes with the runtime or with the system.
    private static String engine() {
        return CleanCsv.VERSION + " " + Runtime.version() + " " + System.getProperty("os.arch");
    }
}
