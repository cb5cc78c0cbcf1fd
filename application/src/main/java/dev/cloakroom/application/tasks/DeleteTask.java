package dev.cloakroom.application.tasks;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.blobs.Blob;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskKey;
import dev.cloakroom.domain.tasks.TaskRejections;
import java.io.IOException;
import java.util.List;

/// Removes a task that is over, and its objects; the file that it was sent with only when no other task names it. Its
/// job stays in the history.
public final class DeleteTask {

    /// More than any task has: a few for each attempt.
    private static final int MOST_OBJECTS = 1000;

    private final Tasks tasks;
    private final Blobs blobs;
    private final Transactions transactions;

    public DeleteTask(Tasks tasks, Blobs blobs, Transactions transactions) {
        this.tasks = tasks;
        this.blobs = blobs;
        this.transactions = transactions;
    }

    /// @throws dev.cloakroom.domain.Rejection.Missing also the second time
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` while its job is under way
    public void handle(UserId owner, JobId id) {
        var removed = transactions.run(() -> {
            var task = tasks.find(owner, id).orElseThrow(() -> TaskRejections.notFound(id));
            if (!task.job().status().isTerminal()) {
                throw TaskRejections.stillUnderWay(task.job().status());
            }
            if (!tasks.remove(owner, id)) {
                throw TaskRejections.notFound(id);
            }
            return task;
        });
        removeObjects(removed);
    }

    private void removeObjects(Task task) {
        try {
            var input = TaskKey.input(task.owner(), task.input().sentWith()).text();
            if (tasks.inputUses(List.of(task.input().sentWith())).isEmpty()) {
                blobs.delete(input);
            }
            for (Blob blob : blobs.list(TaskKey.prefix(task.owner(), task.id()), null, MOST_OBJECTS)) {
                if (!blob.key().equals(input)) {
                    blobs.delete(blob.key());
                }
            }
        } catch (IOException _) {
            // The task is gone and stays gone. What remains of it has no task, so SweepTaskFiles removes it.
        }
    }
}
