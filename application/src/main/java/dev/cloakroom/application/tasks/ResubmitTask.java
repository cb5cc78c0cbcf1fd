package dev.cloakroom.application.tasks;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.jobs.Resubmission;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.tasks.Task;

/// Tries a task again that was asked for by its job.
public final class ResubmitTask implements Resubmission {

    private final RetryTask retry;

    public ResubmitTask(RetryTask retry) {
        this.retry = retry;
    }

    @Override
    public String kind() {
        return Task.KIND;
    }

    @Override
    public Submitted<Job> handle(Caller caller, Job ended, Once<Job> once) {
        var ofTask = new Once<Task>(once.key(), task -> once.render().apply(task.job()));
        return switch (retry.handle(caller, ended.id(), ofTask)) {
            case Submitted.Made<Task>(var task) -> new Submitted.Made<>(task.job());
            case Submitted.Replayed<Task>(var first) -> new Submitted.Replayed<>(first);
        };
    }
}
