package dev.cloakroom.application.schedules;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.jobs.NewJob;
import dev.cloakroom.application.queues.Queues;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.schedules.Cron;
import dev.cloakroom.domain.schedules.Plan;
import dev.cloakroom.domain.schedules.Recurrence;
import dev.cloakroom.domain.schedules.ScheduleRejections;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes a plan of what a client set. Its job obeys the rules of jobs that are handed in now.
public final class PlanRules {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Kinds kinds;
    private final Queues queues;

    public PlanRules(Kinds kinds, Queues queues) {
        this.kinds = kinds;
        this.queues = queues;
    }

    /// @param present what is changed; null for a new plan, which then needs name, pattern and job
    /// @throws Rejection.Unprocessable `validation-failed`, with all faults
    /// @throws Rejection.Forbidden where the kind needs a scope that the caller lacks
    Plan check(Caller caller, ScheduleSettings settings, @Nullable Plan present, Instant now) {
        var faults = new ArrayList<Fault>();
        var cron = parsed(
                settings.cron(),
                present == null ? null : present.recurrence().cron(),
                Cron::parse,
                ScheduleRejections::cron,
                faults);
        var zone = parsed(
                settings.zone(),
                present == null ? UTC : present.recurrence().zone(),
                Recurrence::zone,
                ScheduleRejections::zone,
                faults);
        var job = job(caller, settings.job(), present == null ? null : present.job(), now, faults);
        if (cron == null || zone == null || job == null || !faults.isEmpty()) {
            throw ScheduleRejections.invalid(faults);
        }
        return new Plan(
                Objects.requireNonNullElse(settings.name(), present == null ? "" : present.name()),
                new Recurrence(cron, zone),
                Objects.requireNonNullElse(settings.backfill(), present == null ? Duration.ZERO : present.backfill()),
                job);
    }

    private static <T> @Nullable T parsed(
            @Nullable String text,
            @Nullable T present,
            Function<String, T> parse,
            Function<String, Fault> fault,
            List<Fault> faults) {
        if (text == null) {
            return present;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            faults.add(fault.apply(String.valueOf(wrong.getMessage())));
            return null;
        }
    }

    private @Nullable Submission job(
            Caller caller, @Nullable NewJob wanted, @Nullable Submission present, Instant now, List<Fault> faults) {
        if (wanted == null) {
            return present;
        }
        try {
            var job = wanted.checked(caller, kinds, now);
            if (queues.find(job.queue()).isEmpty()) {
                faults.add(ScheduleRejections.unknownQueue(job.queue()));
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
