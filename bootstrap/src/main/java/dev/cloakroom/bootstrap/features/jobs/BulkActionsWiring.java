package dev.cloakroom.bootstrap.features.jobs;

import dev.cloakroom.api.bulkactions.BulkActionsRoutes;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.bulkactions.ActOnMany;
import dev.cloakroom.application.bulkactions.RetryOne;
import dev.cloakroom.application.bulkactions.RunBulkAction;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.domain.bulkactions.BulkAction.Verb;
import dev.cloakroom.http.bulkactions.BulkActionsApi;
import dev.cloakroom.http.jobs.JobViews;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.auth.JdbiUsers;
import io.javalin.config.RoutesConfig;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// Actions on many jobs.
public record BulkActionsWiring(JobsWiring jobs, ActOnMany actOnMany, RunBulkAction run) {

    public static BulkActionsWiring of(
            Database database, Transactions transactions, JobsWiring jobs, InstantSource clock, Supplier<UUID> ids) {
        var keys = new JdbiIdempotencyKeys(database.jdbi());
        var all = jobs.jobs();
        Map<Verb, RunBulkAction.Step> steps = Map.of(
                Verb.RETRY, new RetryOne(jobs.retry()),
                Verb.CANCEL,
                        (caller, job) -> all.cancel(caller.user(), job.id()).orElse(false),
                Verb.RUN_NOW, (caller, job) -> all.runNow(caller.user(), job.id()));
        return new BulkActionsWiring(
                jobs,
                new ActOnMany(all, keys, transactions, clock, ids),
                new RunBulkAction(all, new JdbiUsers(database.jdbi()), transactions, steps));
    }

    public void register(RoutesConfig to, HttpParts parts) {
        var api = new BulkActionsApi(actOnMany, jobs.queries(), parts.waiting(), new JobViews(parts.problems()));
        BulkActionsRoutes.register(to, api, parts.calls(), parts.schemas());
    }
}
