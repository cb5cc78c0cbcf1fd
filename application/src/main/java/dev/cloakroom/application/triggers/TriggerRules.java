package dev.cloakroom.application.triggers;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.jobs.NewJob;
import dev.cloakroom.application.queues.Queues;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.events.Event.Source;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.triggers.Condition;
import dev.cloakroom.domain.triggers.Template;
import dev.cloakroom.domain.triggers.Trigger.Plan;
import dev.cloakroom.domain.triggers.TriggerRejections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a plan of what a client set. Its job obeys the rules of jobs that are handed in now, its payload as far as it
/// is known.
public final class TriggerRules {

    private static final EventPattern ALL = new EventPattern("*");

    private final Kinds kinds;
    private final Queues queues;

    public TriggerRules(Kinds kinds, Queues queues) {
        this.kinds = kinds;
        this.queues = queues;
    }

    /// @param present what is changed; null for a new plan, which then needs type and job
    /// @throws Rejection.Unprocessable `validation-failed`, with all faults
    /// @throws Rejection.Forbidden where the kind needs a scope that the caller lacks
    Plan check(Caller caller, TriggerSettings settings, @Nullable Plan present, Instant now) {
        var faults = new ArrayList<Fault>();
        var condition = condition(settings.condition(), present, faults);
        var job = job(caller, settings.job(), present, now, faults);
        if (job == null || !faults.isEmpty()) {
            throw TriggerRejections.invalid(faults);
        }
        return new Plan(
                Objects.requireNonNullElse(settings.type(), present == null ? ALL : present.type()),
                Objects.requireNonNullElse(settings.source(), present == null ? Source.CLIENT : present.source()),
                condition,
                job);
    }

    private static Condition condition(Json.@Nullable Arr wanted, @Nullable Plan present, List<Fault> faults) {
        if (wanted == null) {
            return present == null ? Condition.NONE : present.condition();
        }
        return Condition.read(wanted, faults);
    }

    private @Nullable Submission job(
            Caller caller, @Nullable NewJob wanted, @Nullable Plan present, Instant now, List<Fault> faults) {
        if (wanted == null) {
            return present == null ? null : present.job();
        }
        var template = new Template((Json.Obj) wanted.payload());
        faults.addAll(template.faults());
        try {
            var job = template.isConstant()
                    ? wanted.checked(caller, kinds, now)
                    : wanted.checkedButPayload(caller, kinds, now);
            if (queues.find(job.queue()).isEmpty()) {
                faults.add(TriggerRejections.unknownQueue(job.queue()));
            }
            return job;
        } catch (Rejection.Unprocessable refused) {
            refused.faults().forEach(fault -> faults.add(inJob(fault)));
            return null;
        }
    }

    private static Fault inJob(Fault fault) {
        return new Fault("#/job" + fault.pointer().substring(1), fault.code(), fault.detail());
    }
}
