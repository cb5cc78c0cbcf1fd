package dev.cloakroom.application.schedules;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.schedules.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The schedules of all owners.
public interface Schedules {

    void add(Schedule schedule);

    /// Whoever counts for the same owner waits until this transaction ends, so that a limit holds for all together.
    int count(UserId owner);

    Optional<Schedule> find(UserId owner, ScheduleId id);

    /// Newest first, those before `before` where it is given.
    List<Schedule> list(UserId owner, @Nullable ScheduleId before, int limit);

    /// Finds the schedule and keeps it from changing and firing until the transaction ends.
    Optional<Schedule> lock(UserId owner, ScheduleId id);

    /// Locks one that is due, the one that waits longest; passes over those that somebody else has locked.
    Optional<Schedule> lockDue(Instant now);

    /// Keeps [#lockDue] from giving the same one again before that moment.
    void putAside(Instant now, Instant until);

    void update(Schedule changed);

    /// Stores which job was made for which fire time; fails when one was kept before.
    void record(ScheduleId id, Map<Instant, JobId> fires);

    /// False when the owner has no such schedule.
    boolean remove(UserId owner, ScheduleId id);
}
