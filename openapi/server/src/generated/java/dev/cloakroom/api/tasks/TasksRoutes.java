// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.JobStatus;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.api.runtime.parts.StreamedParts;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class TasksRoutes {

    private TasksRoutes() {}

    public static <C> void register(
            RoutesConfig routes, TasksOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_TASKS, TasksRoutes::listTasks, operations::listTasks);
        endpoints.add(Operations.CREATE_TASK, TasksRoutes::createTask, operations::createTask);
        endpoints.add(Operations.GET_TASK, TasksRoutes::getTask, operations::getTask);
        endpoints.add(Operations.DELETE_TASK, TasksRoutes::deleteTask, operations::deleteTask);
        endpoints.add(Operations.RETRY_TASK, TasksRoutes::retryTask, operations::retryTask);
        endpoints.add(Operations.GET_TASK_RESULT, TasksRoutes::getTaskResult, operations::getTaskResult);
        endpoints.add(Operations.DOWNLOAD_TASK_RESULT, TasksRoutes::downloadTaskResult, operations::downloadTaskResult);
        endpoints.add(Operations.GET_TASK_REJECTS, TasksRoutes::getTaskRejects, operations::getTaskRejects);
        endpoints.add(Operations.DOWNLOAD_TASK_REJECTS, TasksRoutes::downloadTaskRejects, operations::downloadTaskRejects);
        endpoints.add(Operations.GET_TASK_SUMMARY, TasksRoutes::getTaskSummary, operations::getTaskSummary);
        endpoints.add(Operations.GET_TASK_SCHEMA, TasksRoutes::getTaskSchema, operations::getTaskSchema);
    }

    private static ListTasksRequest listTasks(RequestReader in) {
        var status = in.queryList("status", false, 0, 6, false, Scalar.oneOf(JobStatus.values(), JobStatus::value));
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("status", "limit", "cursor");
        in.check();
        return new ListTasksRequest(status.required(), limit.orElse(20), cursor.optional());
    }

    private static CreateTaskRequest createTask(RequestReader in) {
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var prefer = in.header("Prefer", false, Scalar.text(0, 256, null));
        var parts = in.streamedParts(
                new StreamedParts.Expected("file", null, true),
                new StreamedParts.Expected("options", "TaskOptions", false));
        in.onlyQuery();
        in.check();
        return new CreateTaskRequest(idempotencyKey.optional(), prefer.optional(), parts.required());
    }

    private static GetTaskRequest getTask(RequestReader in) {
        var taskId = in.path("task_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        var prefer = in.header("Prefer", false, Scalar.text(0, 256, null));
        in.onlyQuery();
        in.check();
        return new GetTaskRequest(taskId.required(), ifNoneMatch.optional(), prefer.optional());
    }

    private static DeleteTaskRequest deleteTask(RequestReader in) {
        var taskId = in.path("task_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new DeleteTaskRequest(taskId.required());
    }

    private static RetryTaskRequest retryTask(RequestReader in) {
        var taskId = in.path("task_id", Scalar.UUID);
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        in.onlyQuery();
        in.check();
        return new RetryTaskRequest(taskId.required(), idempotencyKey.optional());
    }

    private static GetTaskResultRequest getTaskResult(RequestReader in) {
        var taskId = in.path("task_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        in.onlyQuery();
        in.check();
        return new GetTaskResultRequest(taskId.required(), ifNoneMatch.optional());
    }

    private static DownloadTaskResultRequest downloadTaskResult(RequestReader in) {
        var taskId = in.path("task_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        var range = in.header("Range", false, Scalar.text(0, 256, null));
        var ifRange = in.header("If-Range", false, Scalar.text(0, 256, null));
        in.onlyQuery();
        in.check();
        return new DownloadTaskResultRequest(taskId.required(), ifNoneMatch.optional(), range.optional(), ifRange.optional());
    }

    private static GetTaskRejectsRequest getTaskRejects(RequestReader in) {
        var taskId = in.path("task_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        in.onlyQuery();
        in.check();
        return new GetTaskRejectsRequest(taskId.required(), ifNoneMatch.optional());
    }

    private static DownloadTaskRejectsRequest downloadTaskRejects(RequestReader in) {
        var taskId = in.path("task_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        var range = in.header("Range", false, Scalar.text(0, 256, null));
        var ifRange = in.header("If-Range", false, Scalar.text(0, 256, null));
        in.onlyQuery();
        in.check();
        return new DownloadTaskRejectsRequest(taskId.required(), ifNoneMatch.optional(), range.optional(), ifRange.optional());
    }

    private static GetTaskSummaryRequest getTaskSummary(RequestReader in) {
        var taskId = in.path("task_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        in.onlyQuery();
        in.check();
        return new GetTaskSummaryRequest(taskId.required(), ifNoneMatch.optional());
    }

    private static GetTaskSchemaRequest getTaskSchema(RequestReader in) {
        var taskId = in.path("task_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        in.onlyQuery();
        in.check();
        return new GetTaskSchemaRequest(taskId.required(), ifNoneMatch.optional());
    }
}
