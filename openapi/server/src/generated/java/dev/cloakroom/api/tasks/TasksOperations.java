// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.tasks;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface TasksOperations<C> {

    /// One's CSV tasks, newest first.
    ListTasksResponse listTasks(ListTasksRequest request, C call);

    /// Hand in a CSV file to check and clean.
    CreateTaskResponse createTask(CreateTaskRequest request, C call);

    /// One CSV task, now or when it changes.
    GetTaskResponse getTask(GetTaskRequest request, C call);

    /// Delete a task and its files.
    DeleteTaskResponse deleteTask(DeleteTaskRequest request, C call);

    /// Try a task again that did not succeed.
    RetryTaskResponse retryTask(RetryTaskRequest request, C call);

    /// Where to download the clean rows.
    GetTaskResultResponse getTaskResult(GetTaskResultRequest request, C call);

    /// Download the clean rows through this server.
    DownloadTaskResultResponse downloadTaskResult(DownloadTaskResultRequest request, C call);

    /// Where to download the rejected rows.
    GetTaskRejectsResponse getTaskRejects(GetTaskRejectsRequest request, C call);

    /// Download the rejected rows through this server.
    DownloadTaskRejectsResponse downloadTaskRejects(DownloadTaskRejectsRequest request, C call);

    /// What the file holds.
    GetTaskSummaryResponse getTaskSummary(GetTaskSummaryRequest request, C call);

    /// Rules for the next file of this kind.
    GetTaskSchemaResponse getTaskSchema(GetTaskSchemaRequest request, C call);
}
