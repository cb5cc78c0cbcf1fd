package dev.cloakroom.domain.tasks;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Why a request about a task is refused.
public final class TaskRejections {

    private TaskRejections() {}

    public static Rejection notFound(JobId id) {
        return new Rejection.Missing("There is no task " + id + ".");
    }

    public static Rejection emptyFile() {
        return new Rejection.Unprocessable(
                "validation-failed",
                "The file is empty.",
                List.of(new Rejection.Fault("#/file", "minLength", "Send a file with at least one byte.")));
    }

    public static Rejection stillUnderWay(JobStatus status) {
        return transition(
                status, "The task is " + status.text() + ": cancel its job first, then delete it.", "canceled");
    }

    static Rejection notRetryable(JobStatus status) {
        return transition(
                status, "The task is " + status.text() + ": only what did not succeed is tried again.", "queued");
    }

    /// A retry of the same file succeeded, and the file went with it.
    public static Rejection inputRemoved() {
        return new Rejection.Conflict(
                "input-removed", "The file is no longer kept. Send it again as a new task.", Json.EMPTY);
    }

    /// Somebody waits for the blob store, and it does not answer.
    public static Rejection storeUnavailable() {
        return new Rejection.Throttled(
                "dependency-unavailable", "The blob store does not answer.", Duration.ofSeconds(5), Json.EMPTY);
    }

    private static Rejection transition(JobStatus status, String detail, String allowed) {
        return new Rejection.Conflict(
                "invalid-state-transition",
                detail,
                new Json.Obj(Map.of(
                        "current_status", Json.of(status.text()), "allowed", new Json.Arr(List.of(Json.of(allowed))))));
    }
}
