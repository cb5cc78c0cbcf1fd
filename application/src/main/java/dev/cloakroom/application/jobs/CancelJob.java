package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobRejections;

/// Takes back a job: a queued one ends at once, a running one is interrupted and ends soon.
public final class CancelJob {

    private final Jobs jobs;

    public CancelJob(Jobs jobs) {
        this.jobs = jobs;
    }

    /// The job as it is now; `accepted` is false when it was already over.
    public record Canceled(Job job, boolean accepted) {}

    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` for the product's own errands
    public Canceled handle(UserId owner, JobId id) {
        var before = find(owner, id);
        if (Kinds.isOutOfHands(before.submission().kind())) {
            throw JobRejections.outOfHands(before);
        }
        boolean accepted = jobs.cancel(owner, id).orElseThrow(() -> JobRejections.notFound(id));
        return new Canceled(find(owner, id), accepted);
    }

    private Job find(UserId owner, JobId id) {
        return jobs.find(owner, id).orElseThrow(() -> JobRejections.notFound(id));
    }
}
