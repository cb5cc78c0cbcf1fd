package dev.cloakroom.http.tasks;

import dev.cloakroom.api.model.TaskCounts;
import dev.cloakroom.api.model.TaskDetail;
import dev.cloakroom.api.model.TaskInput;
import dev.cloakroom.api.model.TaskOptions;
import dev.cloakroom.api.runtime.json.JsonCodec;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskOutcome;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.jobs.JobViews;
import org.jspecify.annotations.Nullable;

/// Tasks as the contract shows them.
final class TaskViews {

    private final JobViews jobs;

    TaskViews(JobViews jobs) {
        this.jobs = jobs;
    }

    static String etag(Task task) {
        return "\"" + task.job().state().revision() + "\"";
    }

    dev.cloakroom.api.model.Task of(Task task) {
        var input = task.input();
        var original = task.original();
        var detail = new TaskDetail(
                input.fileName(),
                original == null ? null : original.value(),
                new TaskInput(input.sizeBytes(), input.sha256()),
                JsonCodec.bind(JsonText.node(task.options()), TaskOptions.class),
                counts(task.outcome()));
        return dev.cloakroom.api.model.Task.of(jobs.status(task.job()), detail);
    }

    private static @Nullable TaskCounts counts(@Nullable TaskOutcome outcome) {
        return outcome == null
                ? null
                : new TaskCounts(
                        outcome.counts().read(),
                        outcome.counts().accepted(),
                        outcome.counts().rejected());
    }
}
