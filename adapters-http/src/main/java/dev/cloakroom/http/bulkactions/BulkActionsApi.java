package dev.cloakroom.http.bulkactions;

import dev.cloakroom.api.bulkactions.BulkActionsOperations;
import dev.cloakroom.api.bulkactions.CreateBulkActionRequest;
import dev.cloakroom.api.bulkactions.CreateBulkActionResponse;
import dev.cloakroom.api.model.BulkFilter;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.bulkactions.ActOnMany;
import dev.cloakroom.application.bulkactions.NewBulkAction;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.domain.bulkactions.BulkAction;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.jobs.JobViews;
import dev.cloakroom.http.jobs.JobWait;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The operations of the tag `bulk-actions`.
public final class BulkActionsApi implements BulkActionsOperations<Call> {

    private static final String PATH = "/v1/jobs/";

    private final ActOnMany actOnMany;
    private final JobQueries queries;
    private final JobWait wait;
    private final JobViews views;

    public BulkActionsApi(ActOnMany actOnMany, JobQueries queries, JobWait wait, JobViews views) {
        this.actOnMany = actOnMany;
        this.queries = queries;
        this.wait = wait;
        this.views = views;
    }

    @Override
    public CreateBulkActionResponse createBulkAction(CreateBulkActionRequest request, Call call) {
        var atOnce = JobWait.atOnce(call);
        var submitted =
                actOnMany.handle(call.caller(), newBulkAction(request.body()), call.once(job -> accepted(job, atOnce)));
        return switch (submitted) {
            case Submitted.Replayed<Job>(var first) -> new CreateBulkActionResponse.Replayed(Call.stored(first));
            case Submitted.Made<Job>(var job) -> answer(job, call);
        };
    }

    private CreateBulkActionResponse answer(Job job, Call call) {
        var applied = wait.holdSubmission(call, job);
        if (applied == null) {
            // The same as what is stored under the key: the client compares.
            return accepted(job, JobWait.atOnce(call));
        }
        var now = queries.find(call.user(), job.id());
        return now.status().isTerminal()
                ? new CreateBulkActionResponse.Created(
                        views.ofSubmitted(now), PATH + now.id(), JobViews.etag(now), applied)
                : accepted(now, applied);
    }

    private CreateBulkActionResponse.Accepted accepted(Job job, @Nullable String applied) {
        return new CreateBulkActionResponse.Accepted(
                views.ofSubmitted(job),
                PATH + job.id(),
                Objects.requireNonNull(wait.retryAfter(job)),
                JobViews.etag(job),
                applied);
    }

    private static NewBulkAction newBulkAction(dev.cloakroom.api.model.NewBulkAction body) {
        var filter = body.filter();
        var ids = body.ids();
        var preview = body.previewId();
        return new NewBulkAction(
                BulkAction.Verb.parse(body.action().value()).orElseThrow(),
                filter == null ? null : filter(filter),
                ids == null ? null : ids.stream().map(JobId::new).toList(),
                preview == null ? null : new JobId(preview),
                Boolean.TRUE.equals(body.dryRun()));
    }

    private static NewBulkAction.Filter filter(BulkFilter filter) {
        var within = filter.createdWithinSeconds();
        return new NewBulkAction.Filter(
                statuses(filter.status()),
                filter.kind(),
                filter.queue(),
                filter.code(),
                filter.createdFrom(),
                filter.createdTo(),
                within == null ? null : Duration.ofSeconds(within));
    }

    private static Set<JobStatus> statuses(@Nullable List<dev.cloakroom.api.model.JobStatus> wanted) {
        return Objects.requireNonNullElse(wanted, List.<dev.cloakroom.api.model.JobStatus>of()).stream()
                .map(status -> JobStatus.valueOf(status.name()))
                .collect(Collectors.toSet());
    }
}
