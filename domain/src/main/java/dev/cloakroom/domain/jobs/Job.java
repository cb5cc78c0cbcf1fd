package dev.cloakroom.domain.jobs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job as its owner sees it.
public record Job(JobId id, Submission submission, JobState state) {

    public static Job queued(JobId id, Submission submission, Instant now) {
        return new Job(id, submission, JobState.queued(now));
    }

    /// The same work as a new job: at once, and with as much time until its end as this one had.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` unless it ended without success
    public Job again(JobId id, @Nullable String traceparent, Instant now) {
        if (!status().isTerminal() || status() == JobStatus.SUCCEEDED) {
            throw JobRejections.notRetryable(status());
        }
        var origin = new Submission.Origin(this.id, traceparent);
        var limits = submission.limits().movedBy(Duration.between(state.times().created(), now));
        return queued(id, submission.again(limits, origin), now);
    }

    /// As lists show it.
    public Job withoutPayload() {
        return new Job(id, submission.withoutPayload(), state);
    }

    public JobStatus status() {
        return state.status();
    }

    /// Whether sending it again makes sense: only what failed, and only as a new job.
    public boolean retryable() {
        return state.status() == JobStatus.FAILED;
    }
}
