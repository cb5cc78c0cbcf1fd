package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.CancelJobRequest;
import dev.cloakroom.api.jobs.CancelJobResponse;
import dev.cloakroom.api.jobs.CreateJobRequest;
import dev.cloakroom.api.jobs.CreateJobResponse;
import dev.cloakroom.api.jobs.DownloadJobResultRequest;
import dev.cloakroom.api.jobs.DownloadJobResultResponse;
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
import dev.cloakroom.api.model.AttemptEnd;
import dev.cloakroom.api.model.JobAttempt;
import dev.cloakroom.api.model.JobAttemptList;
import dev.cloakroom.api.model.JobList;
import dev.cloakroom.application.jobs.CancelJob;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.Problems;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The operations of the tag `jobs`.
public final class JobsApi implements JobsOperations<Call> {

    private final JobQueries queries;
    private final CancelJob cancel;
    private final JobWait wait;
    private final JobResults results;
    private final JobStream stream;
    private final JobEntry entry;
    private final Cursors cursors;
    private final Problems problems;
    private final JobViews views;

    public JobsApi(
            JobQueries queries,
            CancelJob cancel,
            JobWait wait,
            JobResults results,
            JobStream stream,
            JobEntry entry,
            Cursors cursors,
            Problems problems) {
        this.queries = queries;
        this.cancel = cancel;
        this.wait = wait;
        this.results = results;
        this.stream = stream;
        this.entry = entry;
        this.cursors = cursors;
        this.problems = problems;
        this.views = new JobViews(problems);
    }

    @Override
    public ListJobsResponse listJobs(ListJobsRequest request, Call call) {
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
    public GetJobResponse getJob(GetJobRequest request, Call call) {
        var id = new JobId(request.jobId());
        var before = queries.find(call.user(), id);
        var applied = wait.hold(call, before, JobViews.etag(before));
        var job = applied == null ? before : queries.find(call.user(), id);
        return call.has(JobViews.etag(job))
                ? new GetJobResponse.NotModified(JobViews.etag(job), wait.retryAfter(job), applied)
                : new GetJobResponse.Ok(views.of(job), JobViews.etag(job), wait.retryAfter(job), applied);
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
        var id = new JobId(request.jobId());
        // A job that is not there is a 404; once the stream has begun it could only break.
        var _ = queries.find(call.user(), id);
        var seen = revision(request.lastEventId());
        return new StreamJobEventsResponse.Ok(
                sink -> stream.follow(call.user(), id, seen, new JobTelling(sink, views::of, results, call)));
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

    /// Text of another server, or of nobody, counts as nothing seen.
    private static int revision(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,9}") ? Integer.parseInt(lastEventId) : 0;
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
