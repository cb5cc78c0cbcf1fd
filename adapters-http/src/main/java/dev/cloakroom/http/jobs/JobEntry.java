package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.CreateJobResponse;
import dev.cloakroom.api.jobs.RetryJobResponse;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.application.jobs.NewJob;
import dev.cloakroom.application.jobs.RetryJob;
import dev.cloakroom.application.jobs.SubmitJob;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// How jobs come in: what the contract calls a new job, and the answers to one.
public final class JobEntry {

    private static final String PATH = "/v1/jobs/";
    private static final int LARGEST_PAYLOAD = 256 * 1024;

    private final SubmitJob submit;
    private final RetryJob retry;
    private final JobQueries queries;
    private final JobWait wait;
    private final JobViews views;

    public JobEntry(SubmitJob submit, RetryJob retry, JobQueries queries, JobWait wait, JobViews views) {
        this.submit = submit;
        this.retry = retry;
        this.queries = queries;
        this.wait = wait;
        this.views = views;
    }

    CreateJobResponse create(dev.cloakroom.api.model.NewJob body, Call call) {
        var atOnce = JobWait.atOnce(call);
        return switch (submit.handle(call.caller(), newJob(body), call.once(job -> accepted(job, atOnce)))) {
            case Submitted.Replayed<Job>(var first) -> new CreateJobResponse.Replayed(Call.stored(first));
            case Submitted.Made<Job>(var job) -> answer(job, call);
        };
    }

    RetryJobResponse retry(JobId id, Call call) {
        return switch (retry.handle(call.caller(), id, call.once(this::resubmitted))) {
            case Submitted.Replayed<Job>(var first) -> new RetryJobResponse.Replayed(Call.stored(first));
            case Submitted.Made<Job>(var job) -> resubmitted(job);
        };
    }

    private CreateJobResponse answer(Job job, Call call) {
        var applied = wait.holdSubmission(call, job);
        if (applied == null) {
            // The same as what is stored under the key: the client compares.
            return accepted(job, JobWait.atOnce(call));
        }
        var now = queries.find(call.user(), job.id());
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

    private static NewJob newJob(dev.cloakroom.api.model.NewJob body) {
        var timeout = body.timeoutSeconds();
        return new NewJob(
                body.kind(),
                payload(body.payload()),
                body.queue(),
                body.priority(),
                body.runAt(),
                body.maxAttempts(),
                timeout == null ? null : Duration.ofSeconds(timeout),
                body.finishBy());
    }

    /// @throws HttpProblem `payload-too-large`
    private static Json payload(ObjectNode node) {
        var payload = JsonText.json(node);
        if (JsonText.write(payload).getBytes(StandardCharsets.UTF_8).length > LARGEST_PAYLOAD) {
            throw new HttpProblem(
                    "payload-too-large",
                    "A payload has at most " + LARGEST_PAYLOAD + " bytes.",
                    new Json.Obj(Map.of("limit_bytes", Json.of(LARGEST_PAYLOAD))),
                    Map.of());
        }
        return payload;
    }
}
