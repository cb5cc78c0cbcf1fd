package dev.cloakroom.domain.jobs;

import java.time.Instant;

/// A job as its owner sees it.
public record Job(JobId id, Submission submission, JobState state) {

    public static Job queued(JobId id, Submission submission, Instant now) {
        return new Job(id, submission, JobState.queued(now));
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
