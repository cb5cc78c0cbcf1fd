package dev.cloakroom.application.schedules;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.jobs.NewJob;
import dev.cloakroom.application.jobs.SubmitJob;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.schedules.ScheduleId;
import java.util.Objects;

/// Hands in the job of a schedule now, whatever its times, and also while it is disabled.
public final class RunSchedule {

    private final ScheduleQueries queries;
    private final SubmitJob submit;

    public RunSchedule(ScheduleQueries queries, SubmitJob submit) {
        this.queries = queries;
        this.submit = submit;
    }

    /// @throws dev.cloakroom.domain.Rejection as handing in that job would
    public Submitted<Job> handle(Caller caller, ScheduleId id, Once<Job> once) {
        return submit.handle(
                caller, again(queries.find(caller.user(), id).plan().job()), once);
    }

    private static NewJob again(Submission job) {
        return new NewJob(
                job.kind(),
                Objects.requireNonNullElse(job.payload(), Json.EMPTY),
                job.queue(),
                job.priority(),
                null,
                job.limits().maxAttempts(),
                job.limits().timeout(),
                null);
    }
}
