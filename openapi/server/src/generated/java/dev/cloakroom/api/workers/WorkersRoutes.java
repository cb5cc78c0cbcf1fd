// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.workers;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class WorkersRoutes {

    private WorkersRoutes() {}

    public static <C> void register(
            RoutesConfig routes, WorkersOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_WORKERS, WorkersRoutes::listWorkers, operations::listWorkers);
        endpoints.add(Operations.DRAIN_WORKER, WorkersRoutes::drainWorker, operations::drainWorker);
        endpoints.add(Operations.RESUME_WORKER, WorkersRoutes::resumeWorker, operations::resumeWorker);
    }

    private static ListWorkersRequest listWorkers(RequestReader in) {
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("limit", "cursor");
        in.check();
        return new ListWorkersRequest(limit.orElse(20), cursor.optional());
    }

    private static DrainWorkerRequest drainWorker(RequestReader in) {
        var workerId = in.path("worker_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new DrainWorkerRequest(workerId.required());
    }

    private static ResumeWorkerRequest resumeWorker(RequestReader in) {
        var workerId = in.path("worker_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new ResumeWorkerRequest(workerId.required());
    }
}
