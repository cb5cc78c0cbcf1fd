package dev.cloakroom.domain.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import java.time.Duration;

/// A job in the hands of a worker. `attempt` counts from 1 and is what the owner allowed `maxAttempts` of; `crashes`
/// counts the workers that died with the job in hand. All rules about what follows an attempt stand here.
public record Claim(JobId id, UserId owner, String kind, int epoch, int attempt, int crashes, int maxAttempts) {

    /// What a job is told that was not over in time.
    public static final Failure EXPIRED = new Failure("job-expired", "The job was not over by the time it was to be.");

    /// A job that takes its worker down with it must not go on doing so.
    private static final int MOST_CRASHES = 3;

    /// Of a job that begins as it is handed in.
    public static Claim first(JobId id, Submission submission) {
        return new Claim(
                id,
                submission.owner(),
                submission.kind(),
                1,
                1,
                0,
                submission.limits().maxAttempts());
    }

    public Fate succeeded(Json.Obj result) {
        return new Fate.Over(JobStatus.SUCCEEDED, null, result, null);
    }

    public Fate failed(Failure failure, Duration delay) {
        return again(Attempt.End.FAILED, failure, delay);
    }

    /// No attempt can help.
    public Fate refused(Failure failure) {
        return new Fate.Over(JobStatus.FAILED, Attempt.End.FAILED, null, failure);
    }

    public Fate timedOut(Duration delay) {
        var failure = new Failure("attempt-timed-out", "The attempt took longer than it was allowed to.");
        return again(Attempt.End.TIMED_OUT, failure, delay);
    }

    public Fate expired() {
        return new Fate.Over(JobStatus.EXPIRED, Attempt.End.EXPIRED, null, EXPIRED);
    }

    public Fate canceled() {
        return new Fate.Over(JobStatus.CANCELED, Attempt.End.CANCELED, null, null);
    }

    public Fate snoozed(Duration delay) {
        return new Fate.Again(Attempt.End.SNOOZED, delay, false, null);
    }

    public Fate handedBack() {
        return new Fate.Again(Attempt.End.HANDED_BACK, Duration.ZERO, false, null);
    }

    public Fate crashed() {
        var failure = new Failure("worker-crashed", "The worker went away in the middle of the attempt.");
        return crashes + 1 >= MOST_CRASHES
                ? new Fate.Over(JobStatus.FAILED, Attempt.End.CRASHED, null, failure)
                : new Fate.Again(Attempt.End.CRASHED, Duration.ZERO, false, failure);
    }

    private Fate again(Attempt.End end, Failure failure, Duration delay) {
        return attempt >= maxAttempts
                ? new Fate.Over(JobStatus.FAILED, end, null, failure)
                : new Fate.Again(end, delay, true, failure);
    }
}
