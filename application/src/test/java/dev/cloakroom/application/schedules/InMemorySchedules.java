package dev.cloakroom.application.schedules;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.schedules.Schedule;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Schedules in a map. Its locks lock nothing.
public final class InMemorySchedules implements Schedules {

    private final Map<String, Schedule> schedules = new TreeMap<>(Comparator.reverseOrder());
    private final Map<ScheduleId, Map<Instant, JobId>> fires = new HashMap<>();

    private final Map<ScheduleId, Instant> aside = new HashMap<>();

    @Override
    public void add(Schedule schedule) {
        schedules.put(schedule.id().toString(), schedule);
    }

    @Override
    public int count(UserId owner) {
        return list(owner, null, Integer.MAX_VALUE).size();
    }

    @Override
    public Optional<Schedule> find(UserId owner, ScheduleId id) {
        return Optional.ofNullable(schedules.get(id.toString()))
                .filter(schedule -> schedule.plan().owner().equals(owner));
    }

    @Override
    public List<Schedule> list(UserId owner, @Nullable ScheduleId before, int limit) {
        return schedules.values().stream()
                .filter(schedule -> schedule.plan().owner().equals(owner))
                .filter(schedule -> before == null || schedule.id().toString().compareTo(before.toString()) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Schedule> lock(UserId owner, ScheduleId id) {
        return find(owner, id);
    }

    @Override
    public Optional<Schedule> lockDue(Instant now) {
        return schedules.values().stream()
                .filter(schedule -> schedule.firing().next() != null)
                .filter(schedule ->
                        !aside.getOrDefault(schedule.id(), Instant.MIN).isAfter(now))
                .min(Comparator.comparing(
                        schedule -> Objects.requireNonNull(schedule.firing().next())))
                .filter(schedule ->
                        !Objects.requireNonNull(schedule.firing().next()).isAfter(now));
    }

    @Override
    public void putAside(Instant now, Instant until) {
        lockDue(now).ifPresent(schedule -> aside.put(schedule.id(), until));
    }

    @Override
    public void update(Schedule changed) {
        schedules.replace(changed.id().toString(), changed);
        aside.remove(changed.id());
    }

    @Override
    public void record(ScheduleId id, Map<Instant, JobId> made) {
        var known = fires.computeIfAbsent(id, _ -> new HashMap<>());
        made.forEach((time, job) -> {
            if (known.putIfAbsent(time, job) != null) {
                throw new IllegalStateException(time + " was kept before");
            }
        });
    }

    @Override
    public boolean remove(UserId owner, ScheduleId id) {
        return find(owner, id).isPresent() && schedules.remove(id.toString()) != null;
    }
}
