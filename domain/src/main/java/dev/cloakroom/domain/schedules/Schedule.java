package dev.cloakroom.domain.schedules;

import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.ScheduleId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Hands in a job at each of its fire times, once. `revision` rises when its owner changes it, not when it fires.
public record Schedule(ScheduleId id, Plan plan, boolean enabled, Firing firing, Instant createdAt, int revision) {

    /// A fire time that is kept this late counts as kept in time.
    private static final Duration PUNCTUAL = Duration.ofMinutes(1);

    /// Of those missed, the latest are made up for.
    private static final int MOST_MADE_UP_FOR = 100;

    public static Schedule made(ScheduleId id, Plan plan, boolean enabled, Instant now) {
        var schedule = new Schedule(id, plan, enabled, Firing.NEVER, now, 1);
        return schedule.with(schedule.firing.next(schedule.nextAfter(now)));
    }

    /// As its owner wants it from now on. What he changes of the times counts from now: none is missed by it.
    public Schedule changed(Plan wanted, boolean on, Instant now) {
        var changed = new Schedule(id, wanted, on, firing, createdAt, revision + 1);
        boolean sameTimes = on == enabled && wanted.recurrence().equals(plan.recurrence());
        return sameTimes ? changed : changed.with(firing.next(changed.nextAfter(now)));
    }

    /// The fire times to keep now, oldest first; what is too late is not among them.
    public List<Instant> due(Instant now) {
        var window = plan.backfill().compareTo(PUNCTUAL) > 0 ? plan.backfill() : PUNCTUAL;
        var earliest = now.minus(window);
        var times = new ArrayList<Instant>();
        var next = firing.next();
        if (next != null && next.isBefore(earliest)) {
            next = plan.recurrence().next(earliest.minusNanos(1)).orElse(null);
        }
        while (next != null && !next.isAfter(now)) {
            times.add(next);
            next = plan.recurrence().next(next).orElse(null);
        }
        return times.subList(Math.max(0, times.size() - MOST_MADE_UP_FOR), times.size());
    }

    /// After all that was due is kept, or was too late; `lastJob` was made for the last of these times.
    public Schedule fired(List<Instant> times, @Nullable JobId lastJob, Instant now) {
        var kept = times.isEmpty() || lastJob == null ? this : with(new Firing(null, times.getLast(), lastJob, null));
        return kept.with(kept.firing.next(kept.nextAfter(now)));
    }

    /// After what was due could not be handed in. The next fire time is another try.
    public Schedule refused(List<Instant> times, Failure failure, Instant now) {
        var last = times.isEmpty() ? firing.last() : times.getLast();
        var kept = with(new Firing(null, last, firing.lastJob(), failure));
        return kept.with(kept.firing.next(kept.nextAfter(now)));
    }

    /// The fire times to come as far as they are known, at most so many.
    public List<Instant> preview(int most) {
        var first = firing.next();
        if (first == null) {
            return List.of();
        }
        return Stream.iterate(first, next -> plan.recurrence().next(next).orElse(Instant.MAX))
                .limit(most)
                .takeWhile(next -> !next.equals(Instant.MAX))
                .toList();
    }

    private @Nullable Instant nextAfter(Instant now) {
        // A clock that was set back must not bring a fire time a second time.
        var last = firing.last();
        var after = last != null && last.isAfter(now) ? last : now;
        return enabled ? plan.recurrence().next(after).orElse(null) : null;
    }

    private Schedule with(Firing firing) {
        return new Schedule(id, plan, enabled, firing, createdAt, revision);
    }
}
