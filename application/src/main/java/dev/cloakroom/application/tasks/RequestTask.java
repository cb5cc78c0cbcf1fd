package dev.cloakroom.application.tasks;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskKey;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/// Accepts a task: the file goes into the blob store while it arrives; then the key, the job and the task are stored
/// in one transaction, or none of them.
///
/// What makes two requests the same is known only when the whole file was read, so the file is stored before the key
/// is looked at. A repeat therefore stores it a second time for a moment, and removes it before it answers. A crash in
/// between leaves an object that no task names, and [SweepTaskFiles] removes that.
public final class RequestTask {

    private final Tasks tasks;
    private final Jobs jobs;
    private final IdempotencyKeys keys;
    private final Blobs blobs;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public RequestTask(
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

    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    public Submitted<Task> handle(Caller caller, IncomingTask incoming, Once<Task> once) {
        var key = TaskKey.input(caller.user(), new JobId(ids.get()));
        try (var upload = InputUpload.begin(blobs, key)) {
            var received = incoming.receiveInto(upload);
            var input = upload.complete(received.fileName());
            var sender = new Task.Sender(caller.user(), null, caller.traceparent());
            var task = Task.queued(key.task(), sender, input, received.options(), clock.instant());
            return store(task, once.covering(input.sha256() + " " + received.fingerprint()), key);
        }
    }

    private Submitted<Task> store(Task task, Once<Task> once, TaskKey key) {
        try {
            var submitted = transactions.run(() -> once.act(keys, task.owner(), task.id(), task, () -> {
                jobs.enqueue(task.job());
                tasks.add(task);
            }));
            if (submitted instanceof Submitted.Replayed<Task>) {
                discard(key);
            }
            return submitted;
        } catch (Rejection.Throttled busy) {
            // Like any other exception it may hide a commit that went well, and then the task needs its file.
            throw busy;
        } catch (Rejection refused) {
            discard(key);
            throw refused;
        }
    }

    private void discard(TaskKey key) {
        try {
            blobs.delete(key.text());
        } catch (IOException _) {
            // No task names it: SweepTaskFiles removes it.
        }
    }
}
