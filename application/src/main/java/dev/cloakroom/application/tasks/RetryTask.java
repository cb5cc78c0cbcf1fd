package dev.cloakroom.application.tasks;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskKey;
import dev.cloakroom.domain.tasks.TaskRejections;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Hands a task that did not succeed in again, as a new one with the same file and options.
public final class RetryTask {

    private final Tasks tasks;
    private final Jobs jobs;
    private final IdempotencyKeys keys;
    private final Blobs blobs;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public RetryTask(
            Tasks tasks,
            Jobs jobs,
            IdempotencyKeys keys,
            Blobs blobs,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.tasks = tasks;
        this.jobs = jobs;
        this.keys = keys;
        this.blobs = blobs;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// @throws dev.cloakroom.domain.Rejection.Missing for somebody else's task
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` unless it ended without
    ///     success, or `input-removed`
    public Submitted<Task> handle(Caller caller, JobId id, Once<Task> once) {
        boolean present =
                tasks.find(caller.user(), id).map(this::hasInput).orElseThrow(() -> TaskRejections.notFound(id));
        return transactions.run(() -> {
            // Locked, because whoever deletes the task then looks for retries before the file goes.
            var first = tasks.findLocked(caller.user(), id).orElseThrow(() -> TaskRejections.notFound(id));
            var task = first.again(new JobId(ids.get()), caller.traceparent(), clock.instant());
            return once.act(keys, caller.user(), task.id(), task, () -> {
                if (!present) {
                    throw TaskRejections.inputRemoved();
                }
                jobs.enqueue(task.job());
                tasks.add(task);
            });
        });
    }

    private boolean hasInput(Task task) {
        try {
            return blobs.find(
                            TaskKey.input(task.owner(), task.input().sentWith()).text())
                    .isPresent();
        } catch (IOException _) {
            throw TaskRejections.storeUnavailable();
        }
    }
}
