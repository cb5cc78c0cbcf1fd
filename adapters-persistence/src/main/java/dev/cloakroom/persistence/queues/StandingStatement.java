package dev.cloakroom.persistence.queues;

import dev.cloakroom.application.queues.QueueStanding;
import dev.cloakroom.application.queues.QueueStanding.Depth;
import dev.cloakroom.application.queues.QueueStanding.Finished;
import dev.cloakroom.domain.auth.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What stands in the queues. Each part is served by an index of its own: those of the hot table by state, and the
/// counters by their minutes.
final class StandingStatement {

    /// The oldest of an owner in a lane is the first of one of its priorities. It is ready since it was handed in, or
    /// since its time came, which may have been before.
    private static final String SQL = """
            WITH wanted AS (
                SELECT l.lane_no, l.queue FROM lane l WHERE CAST(:name AS text) IS NULL OR l.queue = :name
            ), counted AS (
                SELECT lane_no, count(*) AS ready, 0 AS running, 0 AS delayed, 0 AS hour, 0 AS minutes
                FROM job_queue q WHERE state = 0 AND lane_no IN (SELECT lane_no FROM wanted) %1$s GROUP BY lane_no
                UNION ALL
                SELECT lane_no, 0, count(*), 0, 0, 0
                FROM job_queue q WHERE state = 1 AND lane_no IN (SELECT lane_no FROM wanted) %1$s GROUP BY lane_no
                UNION ALL
                SELECT lane_no, count(*) FILTER (WHERE state = 4), 0, count(*) FILTER (WHERE state = 2), 0, 0
                FROM job_queue q WHERE state IN (2, 4) AND lane_no IN (SELECT lane_no FROM wanted) %1$s
                GROUP BY lane_no
                UNION ALL
                SELECT lane_no, 0, 0, 0, sum(jobs),
                       sum(jobs) FILTER (WHERE slot >= date_trunc('minute', now()) - interval '5 minutes')
                FROM job_counter q
                WHERE minutes = 1 AND slot < date_trunc('minute', now())
                  AND slot >= date_trunc('minute', now()) - interval '1 hour'
                  AND lane_no IN (SELECT lane_no FROM wanted) %1$s
                GROUP BY lane_no
            ), oldest AS (
                SELECT wanted.queue, max(extract(EPOCH FROM now() - first.since)) AS seconds
                FROM wanted
                CROSS JOIN LATERAL (
                    WITH RECURSIVE hop AS (
                        (SELECT owner_no FROM job_queue q WHERE state = 0 AND lane_no = wanted.lane_no %1$s
                         ORDER BY owner_no LIMIT 1)
                        UNION ALL
                        SELECT (SELECT q.owner_no FROM job_queue q
                                WHERE q.state = 0 AND q.lane_no = wanted.lane_no AND q.owner_no > hop.owner_no %1$s
                                ORDER BY q.owner_no LIMIT 1)
                        FROM hop WHERE hop.owner_no IS NOT NULL
                    )
                    SELECT owner_no FROM hop WHERE owner_no IS NOT NULL LIMIT 1000
                ) source
                CROSS JOIN generate_series(0, 9) AS urgency (level)
                CROSS JOIN LATERAL (
                    SELECT greatest(q.run_at, uuid_extract_timestamp(q.job_id)) AS since FROM job_queue q
                    WHERE q.state = 0 AND q.lane_no = wanted.lane_no AND q.owner_no = source.owner_no
                      AND q.priority = urgency.level
                    ORDER BY q.seq LIMIT 1
                ) first
                GROUP BY wanted.queue
            )
            SELECT queue.name, queue.concurrency, queue.paused_at, queue.created_at, queue.revision,
                   coalesce(sum(c.ready), 0) AS ready, coalesce(sum(c.delayed), 0) AS delayed,
                   coalesce(sum(c.running), 0) AS running, coalesce(sum(c.hour), 0) AS hour,
                   coalesce(sum(c.minutes), 0) AS minutes, max(oldest.seconds) AS oldest
            FROM queue
            LEFT JOIN wanted ON wanted.queue = queue.name
            LEFT JOIN counted c ON c.lane_no = wanted.lane_no
            LEFT JOIN oldest ON oldest.queue = queue.name
            WHERE CAST(:name AS text) IS NULL OR queue.name = :name
            GROUP BY queue.name
            ORDER BY queue.name
            """;

    static final String OF_ALL = SQL.formatted("");

    /// In the text, not as a parameter that may be null: the index begins with lane and owner.
    static final String OF_OWNER =
            SQL.formatted("AND q.owner_no = (SELECT owner_no FROM users WHERE id = CAST(:owner AS uuid))");

    private StandingStatement() {}

    static List<QueueStanding> run(Handle handle, @Nullable String name, @Nullable UserId owner) {
        var query = handle.createQuery(owner == null ? OF_ALL : OF_OWNER).bind("name", name);
        if (owner != null) {
            query.bind("owner", owner.value());
        }
        return query.map((row, _) -> standing(row)).list();
    }

    private static QueueStanding standing(ResultSet row) throws SQLException {
        var oldest = row.getBigDecimal("oldest");
        return new QueueStanding(
                JdbiQueues.queue(row),
                new Depth(row.getLong("ready"), row.getLong("delayed"), row.getLong("running")),
                oldest == null ? null : Duration.ofSeconds(Math.max(0, oldest.longValue())),
                new Finished(row.getLong("minutes"), row.getLong("hour")));
    }
}
