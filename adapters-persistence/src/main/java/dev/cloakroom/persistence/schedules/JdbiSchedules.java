package dev.cloakroom.persistence.schedules;

import dev.cloakroom.application.schedules.Schedules;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.schedules.Schedule;
import dev.cloakroom.persistence.OwnedRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

public final class JdbiSchedules implements Schedules {

    private static final String ADD = """
            INSERT INTO schedule (id, owner_no, revision, name, cron, zone, backfill_seconds, enabled, created_at, kind,
                                  queue, priority, max_attempts, timeout_seconds, payload, traceparent, next_at)
            SELECT :id, owner_no, :revision, :name, :cron, :zone, :backfill, :enabled, :createdAt, :kind,
                   :queue, :priority, :maxAttempts, :timeout, CAST(:payload AS json), :traceparent, :nextAt
            FROM users WHERE id = :owner
            """;

    private static final String LOCK_DUE = "SELECT " + ScheduleRows.COLUMNS + """
            WHERE s.next_at <= :now AND (s.aside_until IS NULL OR s.aside_until <= :now)
            ORDER BY s.next_at
            LIMIT 1
            FOR UPDATE OF s SKIP LOCKED
            """;

    private static final String PUT_ASIDE = """
            UPDATE schedule SET aside_until = :until
            WHERE id = (SELECT s.id FROM schedule s
                        WHERE s.next_at <= :now AND (s.aside_until IS NULL OR s.aside_until <= :now)
                        ORDER BY s.next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            """;

    private static final String UPDATE = """
            UPDATE schedule
            SET revision = :revision, name = :name, cron = :cron, zone = :zone, backfill_seconds = :backfill,
                enabled = :enabled, kind = :kind, queue = :queue, priority = :priority, max_attempts = :maxAttempts,
                timeout_seconds = :timeout, payload = CAST(:payload AS json), traceparent = :traceparent,
                next_at = :nextAt, last_at = :lastAt, last_job = :lastJob, error = CAST(:error AS json),
                aside_until = NULL
            WHERE id = :id
            """;

    private static final String RECORD = """
            INSERT INTO schedule_fire (schedule_id, fire_at, job_id)
            SELECT :id, at, job FROM unnest(CAST(:times AS timestamptz[]), CAST(:jobs AS uuid[])) AS fire (at, job)
            """;

    private final Jdbi jdbi;
    private final OwnedRows<Schedule> rows;

    public JdbiSchedules(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.rows = new OwnedRows<>(
                jdbi, "schedule", "s", "SELECT " + ScheduleRows.COLUMNS, (row, _) -> ScheduleRows.map(row));
    }

    @Override
    public void add(Schedule schedule) {
        int stored = jdbi.withHandle(handle ->
                handle.createUpdate(ADD).bindMap(ScheduleRows.values(schedule)).execute());
        if (stored != 1) {
            throw new IllegalStateException("the owner of schedule " + schedule.id() + " is not there");
        }
    }

    @Override
    public int count(UserId owner) {
        return rows.count(owner);
    }

    @Override
    public Optional<Schedule> find(UserId owner, ScheduleId id) {
        return rows.find(owner, id.value());
    }

    @Override
    public List<Schedule> list(UserId owner, @Nullable ScheduleId before, int limit) {
        return rows.list(owner, before == null ? null : before.value(), limit);
    }

    @Override
    public Optional<Schedule> lock(UserId owner, ScheduleId id) {
        return rows.lock(owner, id.value());
    }

    @Override
    public Optional<Schedule> lockDue(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK_DUE)
                .bind("now", now)
                .map((row, _) -> ScheduleRows.map(row))
                .findOne());
    }

    @Override
    public void putAside(Instant now, Instant until) {
        jdbi.useHandle(handle -> handle.createUpdate(PUT_ASIDE)
                .bind("now", now)
                .bind("until", until)
                .execute());
    }

    @Override
    public void update(Schedule changed) {
        jdbi.useHandle(handle -> handle.createUpdate(UPDATE)
                .bindMap(ScheduleRows.values(changed))
                .execute());
    }

    @Override
    public void record(ScheduleId id, Map<Instant, JobId> fires) {
        var times = fires.keySet().stream().map(Instant::toString).toList();
        var jobs = fires.values().stream().map(JobId::value).toList();
        jdbi.useHandle(handle -> handle.createUpdate(RECORD)
                .bind("id", id.value())
                .bindArray("times", String.class, times)
                .bindArray("jobs", UUID.class, jobs)
                .execute());
    }

    @Override
    public boolean remove(UserId owner, ScheduleId id) {
        return rows.remove(owner, id.value());
    }
}
