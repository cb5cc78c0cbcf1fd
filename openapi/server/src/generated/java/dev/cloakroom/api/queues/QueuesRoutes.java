// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.queues;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.QueueSettings;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class QueuesRoutes {

    private QueuesRoutes() {}

    public static <C> void register(
            RoutesConfig routes, QueuesOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_QUEUES, QueuesRoutes::listQueues, operations::listQueues);
        endpoints.add(Operations.GET_QUEUE, QueuesRoutes::getQueue, operations::getQueue);
        endpoints.add(Operations.UPDATE_QUEUE, QueuesRoutes::updateQueue, operations::updateQueue);
        endpoints.add(Operations.DELETE_QUEUE, QueuesRoutes::deleteQueue, operations::deleteQueue);
        endpoints.add(Operations.PAUSE_QUEUE, QueuesRoutes::pauseQueue, operations::pauseQueue);
        endpoints.add(Operations.RESUME_QUEUE, QueuesRoutes::resumeQueue, operations::resumeQueue);
    }

    private static ListQueuesRequest listQueues(RequestReader in) {
        in.onlyQuery();
        in.check();
        return new ListQueuesRequest();
    }

    private static GetQueueRequest getQueue(RequestReader in) {
        var queue = in.path("queue", Scalar.text(0, 64, "^[a-z0-9][a-z0-9_.-]{0,63}$"));
        in.onlyQuery();
        in.check();
        return new GetQueueRequest(queue.required());
    }

    private static UpdateQueueRequest updateQueue(RequestReader in) {
        var queue = in.path("queue", Scalar.text(0, 64, "^[a-z0-9][a-z0-9_.-]{0,63}$"));
        var ifMatch = in.header("If-Match", false, Scalar.text(0, 1024, null));
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        var body = in.json("QueueSettings", true, QueueSettings.class);
        in.onlyQuery();
        in.check();
        return new UpdateQueueRequest(queue.required(), ifMatch.optional(), ifNoneMatch.optional(), body.required());
    }

    private static DeleteQueueRequest deleteQueue(RequestReader in) {
        var queue = in.path("queue", Scalar.text(0, 64, "^[a-z0-9][a-z0-9_.-]{0,63}$"));
        in.onlyQuery();
        in.check();
        return new DeleteQueueRequest(queue.required());
    }

    private static PauseQueueRequest pauseQueue(RequestReader in) {
        var queue = in.path("queue", Scalar.text(0, 64, "^[a-z0-9][a-z0-9_.-]{0,63}$"));
        in.onlyQuery();
        in.check();
        return new PauseQueueRequest(queue.required());
    }

    private static ResumeQueueRequest resumeQueue(RequestReader in) {
        var queue = in.path("queue", Scalar.text(0, 64, "^[a-z0-9][a-z0-9_.-]{0,63}$"));
        in.onlyQuery();
        in.check();
        return new ResumeQueueRequest(queue.required());
    }
}
