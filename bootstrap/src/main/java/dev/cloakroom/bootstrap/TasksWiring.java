package dev.cloakroom.bootstrap;

import dev.cloakroom.api.tasks.TasksRoutes;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.tasks.DeleteTask;
import dev.cloakroom.application.tasks.RequestTask;
import dev.cloakroom.application.tasks.RetryTask;
import dev.cloakroom.application.tasks.SweepTaskFiles;
import dev.cloakroom.application.tasks.TaskQueries;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.http.tasks.TasksApi;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.tasks.JdbiTasks;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// CSV tasks: handed in over HTTP, carried out by workers.
record TasksWiring(TasksApi.Actions actions, TaskQueries queries, SweepTaskFiles sweep, long uploadMaxBytes) {

    void register(RoutesConfig to, HttpParts parts) {
        var api = new TasksApi(actions, queries, parts.waiting(), parts.cursors(), parts.problems(), uploadMaxBytes);
        TasksRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    static TasksWiring of(
            Config.Tasks config,
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
                new SweepTaskFiles(tasks, blobs, config.keepInput(), clock),
                config.uploadMaxBytes());
    }
}
