package dev.cloakroom.persistence.schedules;

import dev.cloakroom.application.schedules.Schedules;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.schedules.Schedule;
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

    private static final String COUNT = """
            SELECT count(*) FROM schedule WHERE owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """;

    private static final String FIND = "SELECT " + ScheduleRows.COLUMNS + """
            WHERE s.id = :id AND s.owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """;

    private static final String LOCK = FIND + "FOR UPDATE OF s";

    private static final String LIST = "SELECT " + ScheduleRows.COLUMNS + """
            WHERE s.owner_no = (SELECT owner_no FROM users WHERE id = :owner) AND s.id < :before
            ORDER BY s.id DESC
            LIMIT :limit
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

    private static final String REMOVE = """
            DELETE FROM schedule WHERE id = :id AND owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """;

    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Jdbi jdbi;

    public JdbiSchedules(Jdbi jdbi) {
        this.jdbi = jdbi;
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
        return jdbi.withHandle(handle -> handle.createQuery(COUNT)
                .bind("owner", owner.value())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Optional<Schedule> find(UserId owner, ScheduleId id) {
        return one(FIND, owner, id);
    }

    @Override
    public List<Schedule> list(UserId owner, @Nullable ScheduleId before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("owner", owner.value())
                .bind("before", before == null ? HIGHEST : before.value())
                .bind("limit", limit)
                .map((row, _) -> ScheduleRows.map(row))
                .list());
    }

    @Override
    public Optional<Schedule> lock(UserId owner, ScheduleId id) {
        return one(LOCK, owner, id);
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
        return jdbi.withHandle(handle -> handle.createUpdate(REMOVE)
                        .bind("id", id.value())
                        .bind("owner", owner.value())
                        .execute())
                == 1;
    }

    private Optional<Schedule> one(String sql, UserId owner, ScheduleId id) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("id", id.value())
                .bind("owner", owner.value())
                .map((row, _) -> ScheduleRows.map(row))
                .findOne());
    }
}
