package dev.cloakroom.persistence.jobs.why;

import dev.cloakroom.application.jobs.why.Standings;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.why.Pace;
import dev.cloakroom.domain.jobs.why.Standing;
import dev.cloakroom.persistence.jobs.JobRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// What is around a job, counted in the small hot table and never further than it tells something. A worker over HTTP
/// serves those whose jobs it may lease: its own user, or with `leases:any` everybody. Several programs may share its
/// entry, which has the kinds of the one that asked last; what the others work on shows what they take.
public final class JdbiStandings implements Standings {

    public static final String FIND = """
            SELECT q.state = 2 AS delayed, CASE WHEN q.state = 1 THEN q.deadline_at ELSE q.run_at END AS until,
                   (SELECT a.problem ->> 'code' FROM job_attempt a
                    WHERE a.job_id = q.job_id ORDER BY a.epoch DESC LIMIT 1) AS last_code,
                   (SELECT w.host FROM worker w WHERE w.worker_no = q.worker_no) AS worker,
                   queue.paused_at, queue.concurrency, share.most_running,
                   CASE WHEN queue.concurrency IS NOT NULL THEN
                       (SELECT count(*) FROM job_queue r JOIN lane rl ON rl.lane_no = r.lane_no
                        WHERE r.state = 1 AND rl.queue = l.queue) ELSE 0 END AS queue_running,
                   CASE WHEN share.most_running IS NOT NULL THEN
                       (SELECT count(*) FROM job_queue r WHERE r.state = 1 AND r.owner_no = q.owner_no)
                   ELSE 0 END AS owner_running,
                   CASE WHEN q.state = 0 THEN
                       (SELECT count(*) FROM (
                           SELECT FROM job_queue a
                           WHERE a.state = 0 AND a.lane_no = q.lane_no AND a.owner_no = q.owner_no
                             AND (a.priority, a.seq) < (q.priority, q.seq)
                           LIMIT :most) AS first)
                   ELSE 0 END AS ahead,
                   (SELECT count(*) FROM job_queue b
                    WHERE b.state = 1 AND b.lane_no = q.lane_no AND b.owner_no = q.owner_no) AS beside,
                   EXISTS (SELECT FROM worker w LEFT JOIN users u ON u.owner_no = w.owner_no
                           LEFT JOIN api_keys k ON k.id = w.api_key_id
                           WHERE (l.kind = ANY (w.kinds)
                                  OR EXISTS (SELECT FROM job_queue h WHERE h.state = 1 AND h.worker_no = w.worker_no
                                             AND h.lane_no = q.lane_no))
                             AND NOT w.draining
                             AND w.seen_at > now() - make_interval(secs => :silence)
                             AND (w.owner_no IS NULL OR w.owner_no = q.owner_no
                                  OR (u.role = 'admin' OR 'leases:any' = ANY (u.granted))
                                     AND (k.id IS NULL OR 'leases:any' = ANY (k.scopes)))) AS served,
                   pace.finished, pace.seconds
            FROM job_queue q
            JOIN lane l ON l.lane_no = q.lane_no
            LEFT JOIN queue ON queue.name = l.queue
            LEFT JOIN owner_share share ON share.owner_no = q.owner_no
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(c.jobs), 0) - 1 AS finished,
                       coalesce(extract(EPOCH FROM now() - min(c.first_at)), 0) AS seconds
                FROM job_counter c
                WHERE c.owner_no = q.owner_no AND c.lane_no = q.lane_no AND c.minutes = 1
                  AND c.slot >= now() - make_interval(secs => :recently)
            ) pace
            WHERE q.job_id = :id
            """;

    private final Jdbi jdbi;

    public JdbiStandings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Standing> find(JobId id, Duration silence, Duration recently) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("id", id.value())
                .bind("most", Standing.MOST_AHEAD + 1)
                .bind("silence", silence.toSeconds())
                .bind("recently", recently.toSeconds())
                .map((row, _) -> standing(row))
                .findOne());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        long finished = row.getLong("finished");
        var pace = finished < 0
                ? Pace.UNKNOWN
                : new Pace(finished, Duration.ofMillis(Math.round(row.getDouble("seconds") * 1000)));
        return new Standing(
                row.getBoolean("delayed"),
                JobRows.instant(row, "until"),
                row.getString("last_code"),
                row.getString("worker"),
                JobRows.instant(row, "paused_at"),
                new Standing.Limit(row.getInt("queue_running"), row.getObject("concurrency", Integer.class)),
                new Standing.Limit(row.getInt("owner_running"), row.getObject("most_running", Integer.class)),
                row.getInt("ahead"),
                row.getInt("beside"),
                row.getBoolean("served"),
                pace);
    }
}
