package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.GetJobRequest;
import dev.cloakroom.api.jobs.GetJobResponse;
import dev.cloakroom.api.jobs.StreamJobEventsRequest;
import dev.cloakroom.api.jobs.StreamJobEventsResponse;
import dev.cloakroom.api.jobs.StreamJobsRequest;
import dev.cloakroom.api.jobs.StreamJobsResponse;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.http.Call;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How clients learn what becomes of their jobs: by a read that waits, and by streams of one job or several.
public final class JobFollowing {

    private final JobQueries queries;
    private final JobWait wait;
    private final JobStream stream;
    private final JobResults results;
    private final JobViews views;

    public JobFollowing(JobQueries queries, JobWait wait, JobStream stream, JobResults results, JobViews views) {
        this.queries = queries;
        this.wait = wait;
        this.stream = stream;
        this.results = results;
        this.views = views;
    }

    GetJobResponse get(GetJobRequest request, Call call) {
        var before = queries.find(call.user(), new JobId(request.jobId()));
        var held = wait.held(call, before, JobViews.etag(before));
        var job = held.job();
        var etag = JobViews.etag(job);
        return call.has(etag)
                ? new GetJobResponse.NotModified(etag, wait.retryAfter(job), held.applied())
                : new GetJobResponse.Ok(views.of(job), etag, wait.retryAfter(job), held.applied());
    }

    /// A job that is not there is a 404, which a stream that has begun could not say.
    StreamJobEventsResponse one(StreamJobEventsRequest request, Call call) {
        var job = queries.find(call.user(), new JobId(request.jobId()));
        int seen = revision(request.lastEventId());
        return new StreamJobEventsResponse.Ok(sink -> stream.follow(
                call.user(),
                List.of(job),
                now -> now.state().revision() > seen,
                call.peer(),
                new JobTelling(job, sink, views::of, results, call)));
    }

    StreamJobsResponse several(StreamJobsRequest request, Call call) {
        var ids = ids(request.id());
        var jobs = queries.findAll(call.user(), ids);
        var marks = JobMarks.read(request.lastEventId(), ids);
        return new StreamJobsResponse.Ok(sink -> stream.follow(
                call.user(),
                jobs,
                marks::isNews,
                call.peer(),
                new SeveralTelling(jobs.size(), marks, sink, views::of)));
    }

    static SequencedSet<JobId> ids(Collection<UUID> ids) {
        return ids.stream().map(JobId::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Text of another server, or of nobody, counts as nothing seen.
    private static int revision(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,9}") ? Integer.parseInt(lastEventId) : 0;
    }
}
