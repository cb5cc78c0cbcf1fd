package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.CreateJobResponse;
import dev.cloakroom.api.jobs.CreateJobsResponse;
import dev.cloakroom.api.jobs.RetryJobResponse;
import dev.cloakroom.api.model.NewJob;
import dev.cloakroom.api.runtime.Batch;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.jobs.RetryJob;
import dev.cloakroom.application.jobs.SubmitJob;
import dev.cloakroom.application.jobs.SubmitJobs;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Problems;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How jobs come in: one, many, and those that are sent again.
public final class JobEntry {

    private static final String PATH = "/v1/jobs/";

    private final SubmitJob submit;
    private final RetryJob retry;
    private final JobWait wait;
    private final JobViews views;
    private final BatchEntry batches;

    public JobEntry(SubmitJob submit, SubmitJobs submitMany, RetryJob retry, JobWait wait, Problems problems) {
        this.submit = submit;
        this.retry = retry;
        this.wait = wait;
        this.views = new JobViews(problems);
        this.batches = new BatchEntry(submitMany, views, problems);
    }

    CreateJobResponse create(NewJob body, Call call) {
        var atOnce = JobWait.atOnce(call);
        return switch (submit.handle(call.caller(), NewJobs.of(body), call.once(job -> accepted(job, atOnce)))) {
            case Submitted.Replayed<Job>(var first) -> new CreateJobResponse.Replayed(Call.stored(first));
            case Submitted.Made<Job>(var job) -> answer(job, call);
        };
    }

    CreateJobsResponse create(Batch<NewJob> batch, Call call) {
        return batches.create(batch, call);
    }

    RetryJobResponse retry(JobId id, Call call) {
        return switch (retry.handle(call.caller(), id, call.once(this::resubmitted))) {
            case Submitted.Replayed<Job>(var first) -> new RetryJobResponse.Replayed(Call.stored(first));
            case Submitted.Made<Job>(var job) -> resubmitted(job);
        };
    }

    private CreateJobResponse answer(Job job, Call call) {
        var held = wait.heldSubmission(call, job);
        var applied = held.applied();
        if (applied == null) {
            // The same as what is stored under the key: the client compares.
            return accepted(job, JobWait.atOnce(call));
        }
        var now = held.job();
        return now.status().isTerminal()
                ? new CreateJobResponse.Created(views.ofSubmitted(now), PATH + now.id(), JobViews.etag(now), applied)
                : accepted(now, applied);
    }

    private CreateJobResponse.Accepted accepted(Job job, @Nullable String applied) {
        return new CreateJobResponse.Accepted(
                views.ofSubmitted(job),
                PATH + job.id(),
                Objects.requireNonNull(wait.retryAfter(job)),
                JobViews.etag(job),
                applied);
    }

    private RetryJobResponse.Accepted resubmitted(Job job) {
        return new RetryJobResponse.Accepted(
                views.ofSubmitted(job),
                PATH + job.id(),
                Objects.requireNonNull(wait.retryAfter(job)),
                JobViews.etag(job));
    }
}
