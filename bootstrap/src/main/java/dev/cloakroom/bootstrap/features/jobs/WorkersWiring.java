package dev.cloakroom.bootstrap.features.jobs;

import dev.cloakroom.api.workers.WorkersRoutes;
import dev.cloakroom.application.workers.DrainWorker;
import dev.cloakroom.application.workers.ResumeWorker;
import dev.cloakroom.application.workers.WorkerQueries;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.http.workers.WorkersApi;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.workers.JdbiWorkerEntries;
import io.javalin.config.RoutesConfig;

/// Workers, as admins see them.
public record WorkersWiring(WorkerQueries queries, DrainWorker drain, ResumeWorker resume) {

    public static WorkersWiring of(Database database) {
        var entries = new JdbiWorkerEntries(database.jdbi());
        return new WorkersWiring(new WorkerQueries(entries), new DrainWorker(entries), new ResumeWorker(entries));
    }

    public void register(RoutesConfig routes, HttpParts parts) {
        var api = new WorkersApi(queries, drain, resume, parts.cursors(), parts.clock());
        WorkersRoutes.register(routes, api, parts.calls(), parts.schemas());
    }
}
