package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.CancelJobRequest;
import dev.cloakroom.api.jobs.CancelJobResponse;
import dev.cloakroom.api.jobs.CreateJobRequest;
import dev.cloakroom.api.jobs.CreateJobResponse;
import dev.cloakroom.api.jobs.CreateJobsRequest;
import dev.cloakroom.api.jobs.CreateJobsResponse;
import dev.cloakroom.api.jobs.DownloadJobResultRequest;
import dev.cloakroom.api.jobs.DownloadJobResultResponse;
import dev.cloakroom.api.jobs.GetJobExplanationRequest;
import dev.cloakroom.api.jobs.GetJobExplanationResponse;
import dev.cloakroom.api.jobs.GetJobRequest;
import dev.cloakroom.api.jobs.GetJobResponse;
import dev.cloakroom.api.jobs.GetJobResultRequest;
import dev.cloakroom.api.jobs.GetJobResultResponse;
import dev.cloakroom.api.jobs.JobsOperations;
import dev.cloakroom.api.jobs.ListJobAttemptsRequest;
import dev.cloakroom.api.jobs.ListJobAttemptsResponse;
import dev.cloakroom.api.jobs.ListJobsRequest;
import dev.cloakroom.api.jobs.ListJobsResponse;
import dev.cloakroom.api.jobs.RetryJobRequest;
import dev.cloakroom.api.jobs.RetryJobResponse;
import dev.cloakroom.api.jobs.StreamJobEventsRequest;
import dev.cloakroom.api.jobs.StreamJobEventsResponse;
import dev.cloakroom.api.jobs.StreamJobsRequest;
import dev.cloakroom.api.jobs.StreamJobsResponse;
import dev.cloakroom.api.model.AttemptEnd;
import dev.cloakroom.api.model.JobAttempt;
import dev.cloakroom.api.model.JobAttemptList;
import dev.cloakroom.api.model.JobList;
import dev.cloakroom.application.jobs.CancelJob;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.application.jobs.why.ExplainJob;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.Problems;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The operations of the tag `jobs`.
public final class JobsApi implements JobsOperations<Call> {

    /// What the operations do.
    public record Cases(JobQueries queries, CancelJob cancel, ExplainJob explain) {}

    private final JobQueries queries;
    private final CancelJob cancel;
    private final ExplainJob explain;
    private final JobWait wait;
    private final JobResults results;
    private final JobFollowing following;
    private final JobEntry entry;
    private final Cursors cursors;
    private final Problems problems;
    private final JobViews views;

    public JobsApi(
            Cases cases,
            JobWait wait,
            JobResults results,
            JobFollowing following,
            JobEntry entry,
            Cursors cursors,
            Problems problems) {
        this.queries = cases.queries();
        this.cancel = cases.cancel();
        this.explain = cases.explain();
        this.wait = wait;
        this.results = results;
        this.following = following;
        this.entry = entry;
        this.cursors = cursors;
        this.problems = problems;
        this.views = new JobViews(problems);
    }

    @Override
    public ListJobsResponse listJobs(ListJobsRequest request, Call call) {
        return request.id().isEmpty() ? page(request, call) : those(request, call);
    }

    /// @throws Rejection.Invalid when it is asked for jobs by their ids and by something else
    private ListJobsResponse those(ListJobsRequest request, Call call) {
        var asked = Stream.of(
                request.kind(), request.queue(), request.createdFrom(), request.createdTo(), request.cursor());
        if (!request.status().isEmpty() || asked.anyMatch(Objects::nonNull)) {
            throw new Rejection.Invalid("invalid-parameter", "Beside id there can be no other filter, and no cursor.");
        }
        var jobs = queries.findAll(call.user(), JobFollowing.ids(request.id())).stream()
                .map(views::of)
                .toList();
        return new ListJobsResponse.Ok(new JobList(jobs, false, null), null);
    }

    private ListJobsResponse page(ListJobsRequest request, Call call) {
        var after = cursors.after(request.cursor(), call);
        var filter = new JobFilter(
                statuses(request.status()),
                request.kind(),
                request.queue(),
                request.createdFrom(),
                request.createdTo(),
                after == null ? null : new JobId(after),
                request.limit() + 1);
        var page = cursors.page(
                queries.list(call.user(), filter),
                request.limit(),
                job -> job.id().value(),
                call);
        var jobs = page.rows().stream().map(views::of).toList();
        return new ListJobsResponse.Ok(new JobList(jobs, page.hasMore(), page.next()), page.link());
    }

    @Override
    public CreateJobResponse createJob(CreateJobRequest request, Call call) {
        return entry.create(request.body(), call);
    }

    @Override
    public CreateJobsResponse createJobs(CreateJobsRequest request, Call call) {
        return entry.create(request.body(), call);
    }

    @Override
    public GetJobResponse getJob(GetJobRequest request, Call call) {
        return following.get(request, call);
    }

    @Override
    public GetJobExplanationResponse getJobExplanation(GetJobExplanationRequest request, Call call) {
        return new GetJobExplanationResponse.Ok(JobViews.of(explain.handle(call.user(), new JobId(request.jobId()))));
    }

    @Override
    public GetJobResultResponse getJobResult(GetJobResultRequest request, Call call) {
        var found = results.find(new JobId(request.jobId()), call);
        return call.has(found.etag())
                ? new GetJobResultResponse.NotModified(found.etag())
                : new GetJobResultResponse.Ok(found.result(), found.etag());
    }

    @Override
    public DownloadJobResultResponse downloadJobResult(DownloadJobResultRequest request, Call call) {
        return results.download(request, call);
    }

    @Override
    public ListJobAttemptsResponse listJobAttempts(ListJobAttemptsRequest request, Call call) {
        var attempts = queries.attempts(call.user(), new JobId(request.jobId())).stream()
                .map(this::view)
                .toList();
        return new ListJobAttemptsResponse.Ok(new JobAttemptList(attempts, false, null));
    }

    @Override
    public StreamJobEventsResponse streamJobEvents(StreamJobEventsRequest request, Call call) {
        return following.one(request, call);
    }

    @Override
    public StreamJobsResponse streamJobs(StreamJobsRequest request, Call call) {
        return following.several(request, call);
    }

    @Override
    public CancelJobResponse cancelJob(CancelJobRequest request, Call call) {
        var job = cancel.handle(call.user(), new JobId(request.jobId())).job();
        var retryAfter = wait.retryAfter(job);
        return retryAfter == null
                ? new CancelJobResponse.Ok(views.of(job), JobViews.etag(job))
                : new CancelJobResponse.Accepted(views.of(job), JobViews.etag(job), retryAfter);
    }

    @Override
    public RetryJobResponse retryJob(RetryJobRequest request, Call call) {
        return entry.retry(new JobId(request.jobId()), call);
    }

    private static Set<JobStatus> statuses(List<dev.cloakroom.api.model.JobStatus> wanted) {
        var statuses = EnumSet.noneOf(JobStatus.class);
        wanted.forEach(status -> statuses.add(JobStatus.valueOf(status.name())));
        return statuses;
    }

    private JobAttempt view(Attempt attempt) {
        var failure = attempt.failure();
        return new JobAttempt(
                attempt.number(),
                attempt.epoch(),
                AttemptEnd.of(attempt.end().text()),
                attempt.worker(),
                attempt.startedAt(),
                attempt.endedAt(),
                attempt.nextAt(),
                failure == null ? null : problems.of(failure));
    }
}
