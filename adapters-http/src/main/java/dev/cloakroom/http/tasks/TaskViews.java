package dev.cloakroom.http.tasks;

import dev.cloakroom.api.model.JobStatus;
import dev.cloakroom.api.model.Progress;
import dev.cloakroom.api.model.TaskCounts;
import dev.cloakroom.api.model.TaskInput;
import dev.cloakroom.api.model.TaskOptions;
import dev.cloakroom.api.runtime.json.JsonCodec;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskOutcome;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tasks as the contract shows them.
final class TaskViews {

    private final Problems problems;

    TaskViews(Problems problems) {
        this.problems = problems;
    }

    static String etag(Task task) {
        return "\"" + task.job().state().revision() + "\"";
    }

    dev.cloakroom.api.model.Task of(Task task) {
        var job = task.job();
        var state = job.state();
        var times = state.times();
        var error = state.error();
        return new dev.cloakroom.api.model.Task(
                task.id().value(),
                job.submission().kind(),
                JobStatus.of(job.status().text()),
                new Progress(state.progress().percent(), state.progress().message()),
                state.attempts(),
                job.submission().limits().maxAttempts(),
                state.cancelRequested(),
                job.retryable(),
                uuid(job.submission().origin().retryOf()),
                times.created(),
                times.started(),
                times.finished(),
                times.expires(),
                error == null ? null : problems.of(error),
                task.input().fileName(),
                uuid(task.original()),
                new TaskInput(task.input().sizeBytes(), task.input().sha256()),
                JsonCodec.bind(JsonText.node(task.options()), TaskOptions.class),
                counts(task.outcome()));
    }

    private static @Nullable TaskCounts counts(@Nullable TaskOutcome outcome) {
        return outcome == null
                ? null
                : new TaskCounts(
                        outcome.counts().read(),
                        outcome.counts().accepted(),
                        outcome.counts().rejected());
    }

    private static @Nullable UUID uuid(@Nullable JobId id) {
        return id == null ? null : id.value();
    }
}
