package dev.cloakroom.application.schedules;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.auth.Users;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.schedules.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Hands in the jobs whose fire times have come, schedule by schedule: its jobs, the record of its fire times and the
/// next one are stored in one transaction, or none of them. Any number of processes may do this at once;
/// one is enough.
public final class FireSchedules {

    /// Less than a fire time may be late, so that what passes by itself loses none.
    private static final Duration ASIDE = Duration.ofSeconds(30);

    private final Schedules schedules;
    private final Users users;
    private final Kinds kinds;
    private final Jobs jobs;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    public FireSchedules(
            Schedules schedules,
            Users users,
            Kinds kinds,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.schedules = schedules;
        this.users = users;
        this.kinds = kinds;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// Fires one schedule; true when there may be another.
    public boolean handle() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            return transactions.run(() -> {
                var due = schedules.lockDue(now);
                due.ifPresent(schedule -> schedules.update(fire(schedule, now)));
                return due.isPresent();
            });
        } catch (Rejection.Throttled busy) {
            throw busy;
        } catch (RuntimeException broken) {
            // One that cannot even be read, such as a zone that is no more, must not hold up all others.
            transactions.run(() -> schedules.putAside(now, now.plus(ASIDE)));
            throw broken;
        }
    }

    private Schedule fire(Schedule schedule, Instant now) {
        var times = schedule.due(now);
        try {
            return schedule.fired(times, handIn(schedule, times, now), now);
        } catch (Rejection.Throttled busy) {
            throw busy;
        } catch (Rejection refused) {
            // Thrown before anything was written, so that the transaction is still good.
            return schedule.refused(times, new Failure(refused.code(), refused.detail(), refused.extras()), now);
        }
    }

    private @Nullable JobId handIn(Schedule schedule, List<Instant> times, Instant now) {
        if (times.isEmpty()) {
            return null;
        }
        var submission = schedule.plan().job().by(schedule.id());
        demandRights(submission);
        var made = new TreeMap<Instant, Job>();
        times.forEach(time -> made.put(time, Job.queued(new JobId(ids.get()), submission, now)));
        jobs.enqueue(List.copyOf(made.values()));
        var fires = new TreeMap<Instant, JobId>();
        made.forEach((time, job) -> fires.put(time, job.id()));
        schedules.record(schedule.id(), fires);
        return fires.lastEntry().getValue();
    }

    /// What the owner may do now counts, not what he might when he made the schedule.
    private void demandRights(Submission submission) {
        var owner = users.find(submission.owner())
                .filter(user -> !user.isDisabled())
                .orElseThrow(AuthRejections::revoked);
        kinds.demandScope(owner.scopes(), submission.kind());
    }
}
