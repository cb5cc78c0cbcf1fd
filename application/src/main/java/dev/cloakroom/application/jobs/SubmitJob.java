package dev.cloakroom.application.jobs;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.jobs.Intake.Keyed;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Accepts a job: the key and the job are stored together, or neither.
public final class SubmitJob {

    private final Kinds kinds;
    private final Intake intake;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public SubmitJob(Kinds kinds, Intake intake, InstantSource clock, Supplier<UUID> ids) {
        this.kinds = kinds;
        this.intake = intake;
        this.clock = clock;
        this.ids = ids;
    }

    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    /// @throws dev.cloakroom.domain.Rejection.Forbidden where the kind needs a scope that the caller lacks
    public Submitted<Job> handle(Caller caller, NewJob wanted, Once<Job> once) {
        return handIn(wanted.checked(caller, kinds, clock.instant()), once);
    }

    /// One that was checked when somebody put it aside.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Forbidden where the kind needs a scope that the caller lacks by now
    public Submitted<Job> handle(Caller caller, Submission checked, Once<Job> once) {
        kinds.demandScope(caller.principal(), checked.kind());
        return handIn(checked, once);
    }

    private Submitted<Job> handIn(Submission submission, Once<Job> once) {
        var job = Job.queued(new JobId(ids.get()), submission, clock.instant());
        var first = intake.submit(job, keyed(job, once));
        return first.isPresent() ? new Submitted.Replayed<>(first.get()) : new Submitted.Made<>(job);
    }

    private static @Nullable Keyed keyed(Job job, Once<Job> once) {
        var key = once.key();
        return key == null ? null : new Keyed(key, once.render().apply(job));
    }
}
