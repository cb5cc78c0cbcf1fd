package dev.cloakroom.application.tasks;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.tasks.Task;
import dev.cloakroom.domain.tasks.TaskFile;
import dev.cloakroom.domain.tasks.TaskInput;
import dev.cloakroom.domain.tasks.TaskKey;
import dev.cloakroom.domain.tasks.TaskOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Tasks, and what may have come of them.
public final class TestTasks {

    private TestTasks() {}

    public static Task queued(UserId owner) {
        var id = new JobId(new TestIds().get());
        var input = new TaskInput(id, "customers.csv", 3_118_204_000L, "ab".repeat(32));
        var options = Json.EMPTY.with("max_rejects", Json.of(5));
        return Task.queued(id, new Task.Sender(owner, null, null), input, options, now());
    }

    /// A retry of that task, whatever has become of it.
    public static Task again(Task first) {
        var sender = new Task.Sender(first.owner(), first.id(), null);
        return Task.queued(new JobId(new TestIds().get()), sender, first.input(), first.options(), now());
    }

    public static TaskOutcome outcome(Task task, int epoch) {
        return new TaskOutcome(
                new TaskOutcome.Counts(3, 2, 1),
                file(task, epoch, "result.csv"),
                file(task, epoch, "rejects.csv"),
                file(task, epoch, "summary.json"),
                file(task, epoch, "schema.json"));
    }

    public static TaskFile file(Task task, int epoch, String name) {
        var key = TaskKey.output(task.owner(), task.id(), epoch, name).text();
        return new TaskFile(key, 5_000_000_000L, "cd".repeat(32), "text/csv");
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
