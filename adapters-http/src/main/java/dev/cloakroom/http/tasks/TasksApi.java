package dev.cloakroom.http.tasks;

import dev.cloakroom.api.model.TaskList;
import dev.cloakroom.api.tasks.CreateTaskRequest;
import dev.cloakroom.api.tasks.CreateTaskResponse;
import dev.cloakroom.api.tasks.DeleteTaskRequest;
import dev.cloakroom.api.tasks.DeleteTaskResponse;
import dev.cloakroom.api.tasks.DownloadTaskRejectsRequest;
import dev.cloakroom.api.tasks.DownloadTaskRejectsResponse;
import dev.cloakroom.api.tasks.DownloadTaskResultRequest;
import dev.cloakroom.api.tasks.DownloadTaskResultResponse;
import dev.cloakroom.api.tasks.GetTaskRejectsRequest;
import dev.cloakroom.api.tasks.GetTaskRejectsResponse;
import dev.cloakroom.api.tasks.GetTaskRequest;
import dev.cloakroom.api.tasks.GetTaskResponse;
import dev.cloakroom.api.tasks.GetTaskResultRequest;
import dev.cloakroom.api.tasks.GetTaskResultResponse;
import dev.cloakroom.api.tasks.GetTaskSchemaRequest;
import dev.cloakroom.api.tasks.GetTaskSchemaResponse;
import dev.cloakroom.api.tasks.GetTaskSummaryRequest;
import dev.cloakroom.api.tasks.GetTaskSummaryResponse;
import dev.cloakroom.api.tasks.ListTasksRequest;
import dev.cloakroom.api.tasks.ListTasksResponse;
import dev.cloakroom.api.tasks.RetryTaskRequest;
import dev.cloakroom.api.tasks.RetryTaskResponse;
import dev.cloakroom.api.tasks.TasksOperations;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.tasks.DeleteTask;
import dev.cloakroom.application.tasks.RequestTask;
import dev.cloakroom.application.tasks.RetryTask;
import dev.cloakroom.application.tasks.TaskFilter;
import dev.cloakroom.application.tasks.TaskQueries;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskOutcome;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.jobs.JobViews;
import dev.cloakroom.http.jobs.JobWait;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The operations of the tag `tasks`.
public final class TasksApi implements TasksOperations<Call> {

    private static final String PATH = "/v1/tasks/";

    private final Actions actions;
    private final TaskQueries queries;
    private final TaskFiles files;
    private final JobWait wait;
    private final Cursors cursors;
    private final TaskViews views;
    private final long uploadLimit;

    /// What changes tasks.
    public record Actions(RequestTask request, RetryTask retry, DeleteTask delete) {}

    /// `uploadLimit` is in bytes, of the whole body of a new task.
    public TasksApi(
            Actions actions, TaskQueries queries, JobWait wait, Cursors cursors, Problems problems, long uploadLimit) {
        this.actions = actions;
        this.queries = queries;
        this.files = new TaskFiles(queries);
        this.wait = wait;
        this.cursors = cursors;
        this.views = new TaskViews(new JobViews(problems));
        this.uploadLimit = uploadLimit;
    }

    @Override
    public CreateTaskResponse createTask(CreateTaskRequest wanted, Call call) {
        var atOnce = JobWait.atOnce(call);
        var upload = new TaskUpload(wanted.parts(), uploadLimit);
        return switch (actions.request().handle(call.caller(), upload, call.once(task -> accepted(task, atOnce)))) {
            case Submitted.Replayed<Task>(var first) -> new CreateTaskResponse.Replayed(Call.stored(first));
            case Submitted.Made<Task>(var task) -> answer(task, call);
        };
    }

    @Override
    public ListTasksResponse listTasks(ListTasksRequest wanted, Call call) {
        var after = cursors.after(wanted.cursor(), call);
        var statuses = wanted.status().stream()
                .map(status -> JobStatus.valueOf(status.name()))
                .collect(Collectors.toSet());
        var filter = new TaskFilter(statuses, after == null ? null : new JobId(after), wanted.limit() + 1);
        var page = cursors.page(
                queries.list(call.user(), filter),
                wanted.limit(),
                task -> task.id().value(),
                call);
        var tasks = page.rows().stream().map(views::of).toList();
        return new ListTasksResponse.Ok(new TaskList(tasks, page.hasMore(), page.next()), page.link());
    }

    @Override
    public GetTaskResponse getTask(GetTaskRequest wanted, Call call) {
        var id = new JobId(wanted.taskId());
        var before = queries.find(call.user(), id);
        var applied = wait.hold(call, before.job(), TaskViews.etag(before));
        var task = applied == null ? before : wait.after(() -> queries.find(call.user(), id));
        var etag = TaskViews.etag(task);
        return call.has(etag)
                ? new GetTaskResponse.NotModified(etag, wait.retryAfter(task.job()), applied)
                : new GetTaskResponse.Ok(views.of(task), etag, wait.retryAfter(task.job()), applied);
    }

    @Override
    public DeleteTaskResponse deleteTask(DeleteTaskRequest wanted, Call call) {
        actions.delete().handle(call.user(), new JobId(wanted.taskId()));
        return new DeleteTaskResponse.NoContent();
    }

    @Override
    public RetryTaskResponse retryTask(RetryTaskRequest wanted, Call call) {
        var once = call.once(this::again);
        return switch (actions.retry().handle(call.caller(), new JobId(wanted.taskId()), once)) {
            case Submitted.Replayed<Task>(var first) -> new RetryTaskResponse.Replayed(Call.stored(first));
            case Submitted.Made<Task>(var task) -> again(task);
        };
    }

    @Override
    public GetTaskResultResponse getTaskResult(GetTaskResultRequest wanted, Call call) {
        var file = files.describe(outcome(wanted.taskId(), call).result());
        return call.has(file.etag())
                ? new GetTaskResultResponse.NotModified(file.etag())
                : new GetTaskResultResponse.Ok(file.body(), file.etag());
    }

    @Override
    public DownloadTaskResultResponse downloadTaskResult(DownloadTaskResultRequest wanted, Call call) {
        var file = outcome(wanted.taskId(), call).result();
        var etag = TaskFiles.etag(file);
        if (call.has(etag)) {
            return new DownloadTaskResultResponse.NotModified(etag);
        }
        var slice = files.slice(file, new TaskFiles.Wanted(wanted.range(), wanted.ifRange()));
        var range = slice.contentRange();
        return range == null
                ? new DownloadTaskResultResponse.Ok(slice.bytes(), etag, "bytes", slice.disposition())
                : new DownloadTaskResultResponse.PartialContent(
                        slice.bytes(), etag, "bytes", range, slice.disposition());
    }

    @Override
    public GetTaskRejectsResponse getTaskRejects(GetTaskRejectsRequest wanted, Call call) {
        var file = files.describe(outcome(wanted.taskId(), call).rejects());
        return call.has(file.etag())
                ? new GetTaskRejectsResponse.NotModified(file.etag())
                : new GetTaskRejectsResponse.Ok(file.body(), file.etag());
    }

    @Override
    public DownloadTaskRejectsResponse downloadTaskRejects(DownloadTaskRejectsRequest wanted, Call call) {
        var file = outcome(wanted.taskId(), call).rejects();
        var etag = TaskFiles.etag(file);
        if (call.has(etag)) {
            return new DownloadTaskRejectsResponse.NotModified(etag);
        }
        var slice = files.slice(file, new TaskFiles.Wanted(wanted.range(), wanted.ifRange()));
        var range = slice.contentRange();
        return range == null
                ? new DownloadTaskRejectsResponse.Ok(slice.bytes(), etag, "bytes", slice.disposition())
                : new DownloadTaskRejectsResponse.PartialContent(
                        slice.bytes(), etag, "bytes", range, slice.disposition());
    }

    @Override
    public GetTaskSummaryResponse getTaskSummary(GetTaskSummaryRequest wanted, Call call) {
        var file = outcome(wanted.taskId(), call).summary();
        var etag = TaskFiles.etag(file);
        return call.has(etag)
                ? new GetTaskSummaryResponse.NotModified(etag)
                : new GetTaskSummaryResponse.Ok(files.document(file), etag);
    }

    @Override
    public GetTaskSchemaResponse getTaskSchema(GetTaskSchemaRequest wanted, Call call) {
        var file = outcome(wanted.taskId(), call).schema();
        var etag = TaskFiles.etag(file);
        return call.has(etag)
                ? new GetTaskSchemaResponse.NotModified(etag)
                : new GetTaskSchemaResponse.Ok(files.document(file), etag);
    }

    private TaskOutcome outcome(UUID id, Call call) {
        wait.requireOver(queries.find(call.user(), new JobId(id)).job());
        return queries.outcome(call.user(), new JobId(id));
    }

    private CreateTaskResponse answer(Task task, Call call) {
        var applied = wait.holdSubmission(call, task.job());
        if (applied == null) {
            // The same as what is stored under the key: the client compares.
            return accepted(task, JobWait.atOnce(call));
        }
        var now = wait.after(() -> queries.find(call.user(), task.id()));
        return now.job().status().isTerminal()
                ? new CreateTaskResponse.Created(views.of(now), PATH + now.id(), TaskViews.etag(now), applied)
                : accepted(now, applied);
    }

    private CreateTaskResponse.Accepted accepted(Task task, @Nullable String applied) {
        return new CreateTaskResponse.Accepted(
                views.of(task), PATH + task.id(), retryAfter(task), TaskViews.etag(task), applied);
    }

    private RetryTaskResponse.Accepted again(Task task) {
        return new RetryTaskResponse.Accepted(views.of(task), PATH + task.id(), retryAfter(task), TaskViews.etag(task));
    }

    private int retryAfter(Task task) {
        return Objects.requireNonNull(wait.retryAfter(task.job()));
    }
}
