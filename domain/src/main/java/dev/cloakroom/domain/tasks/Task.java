package dev.cloakroom.domain.tasks;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A CSV task as its owner sees it: the job that carries it out, the file, what was asked, as it was sent, and what
/// came
/// of it, which is there exactly when the job succeeded.
public record Task(
        Job job,
        TaskInput input,
        Json.Obj options,
        @Nullable TaskOutcome outcome) {

    /// The kind of the jobs that carry tasks out.
    public static final String KIND = "csv";

    /// An attempt may read a file of many gigabytes.
    private static final Limits LIMITS = new Limits(5, Duration.ofHours(2), null);

    /// Who hands the task in, and for which task again.
    public record Sender(
            UserId owner, @Nullable JobId retryOf, @Nullable String traceparent) {}

    public static Task queued(JobId id, Sender sender, TaskInput input, Json.Obj options, Instant now) {
        var submission = new Submission(
                sender.owner(),
                KIND,
                Submission.DEFAULT_QUEUE,
                new TaskOrder(input.sentWith(), input.sizeBytes(), options).payload(),
                Submission.DEFAULT_PRIORITY,
                null,
                LIMITS,
                new Submission.Origin(sender.retryOf(), sender.traceparent()));
        return new Task(Job.queued(id, submission, now), input, options, null);
    }

    /// The same file and options once more.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` unless this one ended
    ///     without success
    public Task again(JobId id, @Nullable String traceparent, Instant now) {
        if (!job.status().isTerminal() || job.status() == JobStatus.SUCCEEDED) {
            throw TaskRejections.notRetryable(job.status());
        }
        return queued(id, new Sender(owner(), this.id(), traceparent), input, options, now);
    }

    public JobId id() {
        return job.id();
    }

    public UserId owner() {
        return job.submission().owner();
    }

    /// The task that the file came with, where this is a retry.
    public @Nullable JobId original() {
        return input.sentWith().equals(id()) ? null : input.sentWith();
    }
}
