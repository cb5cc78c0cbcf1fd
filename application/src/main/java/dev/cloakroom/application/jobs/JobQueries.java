package dev.cloakroom.application.jobs;

import dev.cloakroom.application.jobs.watch.Gathering;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobRejections;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What an owner can ask about jobs. Somebody else's job is not there.
public final class JobQueries {

    /// Results have up to 256 KiB.
    private static final int RESULTS_AT_ONCE = 50;

    private final Jobs jobs;
    private final Gathering<JobId, Json.Obj> results;

    public JobQueries(Jobs jobs) {
        this.jobs = jobs;
        this.results = new Gathering<>(jobs::results, RESULTS_AT_ONCE);
    }

    public Job find(UserId owner, JobId id) {
        return jobs.find(owner, id).orElseThrow(() -> JobRejections.notFound(id));
    }

    /// Those of these jobs that are there, each once, in the order asked, without payloads.
    public List<Job> findAll(UserId owner, SequencedSet<JobId> ids) {
        var found = jobs.findAll(owner, ids).stream().collect(Collectors.toMap(Job::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /// Newest first, without payloads. Ask for one more than a page to learn whether there are more.
    public List<Job> list(UserId owner, JobFilter filter) {
        return jobs.list(owner, filter);
    }

    /// @throws dev.cloakroom.domain.Rejection.Conflict `job-not-finished`, or `job-failed` where none will come
    public Json.Obj result(UserId owner, JobId id) {
        return result(find(owner, id));
    }

    /// Of a job that was read just now.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict as above
    /// @throws dev.cloakroom.domain.Rejection.Gone `result-expired` where it is no longer kept
    public Json.Obj result(Job job) {
        var state = job.state();
        return switch (state.status()) {
            case QUEUED, RUNNING -> throw JobRejections.notFinished(state.status());
            case FAILED, CANCELED, EXPIRED -> throw JobRejections.hasNoResult(state);
            case SUCCEEDED -> results.ask(job.id()).orElseThrow(() -> JobRejections.resultExpired(job));
        };
    }

    public List<Attempt> attempts(UserId owner, JobId id) {
        var _ = find(owner, id);
        return jobs.attempts(owner, id);
    }
}
