package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.work.JobQueue.Claimed;
import dev.cloakroom.application.jobs.work.JobQueue.Share;
import dev.cloakroom.application.jobs.work.JobQueue.Source;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// Finding ready work and taking it.
final class ClaimStatement {

    /// Hops from owner to owner through the index, so it costs by the number of owners, not of jobs. A job that slipped
    /// into a queue while that was deleted runs all the same.
    static final String SOURCES = """
            SELECT l.lane_no, source.owner_no
            FROM lane l
            LEFT JOIN queue ON queue.name = l.queue
            CROSS JOIN LATERAL (
                WITH RECURSIVE hop AS (
                    (SELECT owner_no FROM job_queue WHERE state = 0 AND lane_no = l.lane_no
                     ORDER BY owner_no LIMIT 1)
                    UNION ALL
                    SELECT (SELECT q.owner_no FROM job_queue q
                            WHERE q.state = 0 AND q.lane_no = l.lane_no AND q.owner_no > hop.owner_no
                            ORDER BY q.owner_no LIMIT 1)
                    FROM hop WHERE hop.owner_no IS NOT NULL
                )
                SELECT owner_no FROM hop WHERE owner_no IS NOT NULL LIMIT 1000
            ) source
            WHERE l.kind = ANY (:kinds) AND queue.paused_at IS NULL
            """;

    /// One descent of the claim index per share, in its order. The ids reach the update as an array: joined, a plan
    /// made without statistics may read the whole table instead.
    static final String CLAIM = """
            UPDATE job_queue q
            SET state = 1, epoch = q.epoch + 1, attempt = q.attempt + 1, revision = q.revision + 1, worker_no = :worker,
                started_at = now(), percent = 0, message = '', lease_until = NULL,
                deadline_at = least(now() + make_interval(secs => j.timeout_seconds), q.finish_by)
            FROM job j, lane l, users u
            WHERE q.job_id = ANY (ARRAY(
                    SELECT picked.job_id
                    FROM unnest(CAST(:lanes AS int[]), CAST(:owners AS int[]), CAST(:quotas AS int[]))
                        AS share (lane_no, owner_no, quota)
                    CROSS JOIN LATERAL (
                        SELECT r.job_id FROM job_queue r
                        WHERE r.state = 0 AND r.lane_no = share.lane_no AND r.owner_no = share.owner_no
                        ORDER BY r.priority, r.seq
                        LIMIT share.quota
                        FOR UPDATE SKIP LOCKED
                    ) picked))
              AND j.id = q.job_id AND l.lane_no = q.lane_no AND u.owner_no = q.owner_no
            RETURNING q.job_id, u.id AS owner, l.kind, q.epoch, q.attempt, q.crash_count, j.max_attempts, j.payload,
                      j.traceparent, q.deadline_at IS NOT DISTINCT FROM q.finish_by AS last_chance,
                      CAST(extract(EPOCH FROM q.deadline_at - now()) * 1000 AS bigint) AS millis_left
            """;

    private static final String HELD = """
            SELECT q.job_id, u.id AS owner, l.kind, q.epoch, q.attempt, q.crash_count, j.max_attempts
            FROM job_queue q
            JOIN job j ON j.id = q.job_id
            JOIN lane l ON l.lane_no = q.lane_no
            JOIN users u ON u.owner_no = q.owner_no
            WHERE q.state = 1 AND q.worker_no = :worker
            """;

    private ClaimStatement() {}

    static List<Source> sources(Handle handle, Set<String> kinds) {
        return handle.createQuery(SOURCES)
                .bindArray("kinds", String.class, List.copyOf(kinds))
                .map((row, _) -> new Source(row.getInt(1), row.getInt(2)))
                .list();
    }

    static List<Claimed> claim(Handle handle, long worker, List<Share> shares) {
        return handle.createQuery(CLAIM)
                .bind("worker", worker)
                .bindArray(
                        "lanes",
                        Integer.class,
                        shares.stream().map(share -> share.source().lane()).toList())
                .bindArray(
                        "owners",
                        Integer.class,
                        shares.stream()
                                .map(share -> share.source().ownerNumber())
                                .toList())
                .bindArray(
                        "quotas",
                        Integer.class,
                        shares.stream().map(Share::quota).toList())
                .map((row, _) -> claimed(row))
                .list();
    }

    static List<Claim> held(Handle handle, long worker) {
        return handle.createQuery(HELD)
                .bind("worker", worker)
                .map((row, _) -> claim(row))
                .list();
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
                claim(row),
                JsonText.read(row.getString("payload")),
                Duration.ofMillis(row.getLong("millis_left")),
                row.getBoolean("last_chance"),
                row.getString("traceparent"));
    }

    static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                new JobId(row.getObject("job_id", UUID.class)),
                new UserId(row.getObject("owner", UUID.class)),
                row.getString("kind"),
                row.getInt("epoch"),
                row.getInt("attempt"),
                row.getInt("crash_count"),
                row.getInt("max_attempts"));
    }
}
