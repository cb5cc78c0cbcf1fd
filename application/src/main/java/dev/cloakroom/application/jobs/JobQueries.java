package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobRejections;
import java.util.List;

/// What an owner can ask about jobs. Somebody else's job is not there.
public final class JobQueries {

    private final Jobs jobs;

    public JobQueries(Jobs jobs) {
        this.jobs = jobs;
    }

    public Job find(UserId owner, JobId id) {
        return jobs.find(owner, id).orElseThrow(() -> JobRejections.notFound(id));
    }

    /// Newest first, without payloads. Ask for one more than a page to learn whether there are more.
    public List<Job> list(UserId owner, JobFilter filter) {
        return jobs.list(owner, filter);
    }

    /// @throws dev.cloakroom.domain.Rejection.Conflict `job-not-finished`, or `job-failed` where none will come
    public Json.Obj result(UserId owner, JobId id) {
        var state = find(owner, id).state();
        return switch (state.status()) {
            case QUEUED, RUNNING -> throw JobRejections.notFinished(state.status());
            case FAILED, CANCELED, EXPIRED -> throw JobRejections.hasNoResult(state);
            case SUCCEEDED -> jobs.result(owner, id).orElseThrow(() -> JobRejections.notFound(id));
        };
    }

    public List<Attempt> attempts(UserId owner, JobId id) {
        var _ = find(owner, id);
        return jobs.attempts(owner, id);
    }
}
