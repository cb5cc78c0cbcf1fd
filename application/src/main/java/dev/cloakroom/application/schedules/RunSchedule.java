package dev.cloakroom.application.schedules;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.jobs.SubmitJob;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.ScheduleId;

/// Hands in the job of a schedule now, whatever its times, and also while it is disabled.
public final class RunSchedule {

    private final ScheduleQueries queries;
    private final SubmitJob submit;

    public RunSchedule(ScheduleQueries queries, SubmitJob submit) {
        this.queries = queries;
        this.submit = submit;
    }

    /// @throws dev.cloakroom.domain.Rejection.Forbidden where the kind needs a scope that the caller lacks
    public Submitted<Job> handle(Caller caller, ScheduleId id, Once<Job> once) {
        var schedule = queries.find(caller.user(), id);
        return submit.handle(caller, schedule.plan().job().by(id), once);
    }
}
