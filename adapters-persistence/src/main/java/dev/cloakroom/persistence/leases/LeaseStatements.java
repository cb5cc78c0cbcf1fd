package dev.cloakroom.persistence.leases;

/// Taking, keeping and looking at leases. Each statement is one text with array parameters, whatever is asked. Public
/// for the test of all plans.
public final class LeaseStatements {

    /// The number of the holder's entry, found once per statement.
    private static final String HOLDER = """
            (SELECT w.worker_no FROM users u JOIN worker w ON w.owner_no = u.owner_no
             WHERE u.id = :user AND w.api_key_id IS NOT DISTINCT FROM CAST(:key AS uuid))
            """;

    /// Writes only when there is news: many processes may share one entry, and each asks often.
    public static final String ENTER = """
            WITH mine AS (
                SELECT w.worker_no, w.owner_no, w.draining
                FROM users u JOIN worker w ON w.owner_no = u.owner_no
                WHERE u.id = :user AND w.api_key_id IS NOT DISTINCT FROM CAST(:key AS uuid)
                  AND w.seen_at > now() - interval '5 seconds' AND w.kinds = CAST(:kinds AS text[])
            ), entered AS (
                INSERT INTO worker (incarnation, host, version, owner_no, api_key_id, kinds)
                SELECT :incarnation, 'http', '', owner_no, CAST(:key AS uuid), CAST(:kinds AS text[])
                FROM users WHERE id = :user AND NOT EXISTS (SELECT FROM mine)
                ON CONFLICT (owner_no, api_key_id) WHERE owner_no IS NOT NULL
                DO UPDATE SET seen_at = now(), kinds = EXCLUDED.kinds
                RETURNING worker_no, owner_no, draining
            )
            SELECT worker_no, owner_no, draining FROM mine
            UNION ALL
            SELECT worker_no, owner_no, draining FROM entered
            """;

    /// Hops from owner to owner through the claim index, so it costs by the number of owners, not of jobs. A wish for
    /// one owner's jobs is one between two equal bounds. What two wishes cover comes twice.
    public static final String READY = """
            SELECT l.lane_no, source.owner_no, wish.kind
            FROM unnest(CAST(:kinds AS text[]), CAST(:firsts AS int[]), CAST(:lasts AS int[]))
                AS wish (kind, first_owner, last_owner)
            CROSS JOIN LATERAL (
                SELECT lane_no FROM lane
                WHERE lane.kind = wish.kind AND (SELECT paused_at FROM queue WHERE name = lane.queue) IS NULL
                OFFSET 0
            ) l
            CROSS JOIN LATERAL (
                WITH RECURSIVE hop AS (
                    (SELECT q.owner_no FROM job_queue q
                     WHERE q.state = 0 AND q.lane_no = l.lane_no AND q.owner_no >= wish.first_owner
                       AND q.owner_no <= wish.last_owner
                     ORDER BY q.owner_no LIMIT 1)
                    UNION ALL
                    SELECT (SELECT q.owner_no FROM job_queue q
                            WHERE q.state = 0 AND q.lane_no = l.lane_no AND q.owner_no > hop.owner_no
                              AND q.owner_no <= wish.last_owner
                            ORDER BY q.owner_no LIMIT 1)
                    FROM hop WHERE hop.owner_no IS NOT NULL
                )
                SELECT owner_no FROM hop WHERE owner_no IS NOT NULL LIMIT 1000
            ) source
            """;

    /// How many leases the jobs of each of these owners have. Leases are few; they are found by the index of what runs.
    public static final String RUNNING = """
            SELECT owner_no, count(*) FROM job_queue
            WHERE state = 1 AND lease_until IS NOT NULL AND owner_no = ANY (:owners)
            GROUP BY owner_no
            """;

    /// As our own workers claim, but until a moment, and not for a worker that is draining.
    public static final String CLAIM = """
            UPDATE job_queue q
            SET state = 1, epoch = q.epoch + 1, attempt = q.attempt + 1, revision = q.revision + 1,
                worker_no = :worker, started_at = now(), percent = 0, message = '',
                lease_until = now() + make_interval(secs => :seconds),
                deadline_at = least(now() + make_interval(secs => j.timeout_seconds), q.finish_by)
            FROM job j, lane l, users u
            WHERE q.job_id = ANY (ARRAY(
                    SELECT picked.job_id
                    FROM unnest(CAST(:lanes AS int[]), CAST(:owners AS int[]), CAST(:quotas AS int[]))
                        AS share (lane_no, owner_no, quota)
                    JOIN worker w ON w.worker_no = :worker AND NOT w.draining
                    CROSS JOIN LATERAL (
                        SELECT r.job_id FROM job_queue r
                        WHERE r.state = 0 AND r.lane_no = share.lane_no AND r.owner_no = share.owner_no
                        ORDER BY r.priority, r.seq
                        LIMIT share.quota
                        FOR UPDATE SKIP LOCKED
                    ) picked))
              AND j.id = q.job_id AND l.lane_no = q.lane_no AND u.owner_no = q.owner_no
            RETURNING q.job_id, u.id AS owner, l.kind, q.epoch, q.attempt, q.crash_count, j.max_attempts, l.queue,
                      j.payload, j.created_at, q.lease_until, q.deadline_at, j.traceparent
            """;

    /// Touches no indexed column, so it stays in its page. `IS NOT DISTINCT FROM` keeps the planner off the index of
    /// running jobs.
    public static final String EXTEND = """
            WITH seen AS (
                UPDATE worker SET seen_at = now()
                WHERE worker_no = HOLDER AND seen_at < now() - interval '5 seconds'
            )
            UPDATE job_queue q
            SET lease_until = now() + make_interval(secs => :seconds),
                percent = coalesce(e.percent, q.percent), message = coalesce(e.message, q.message),
                revision = q.revision + CASE WHEN e.percent IS NULL THEN 0 ELSE 1 END
            FROM unnest(CAST(:ids AS uuid[]), CAST(:epochs AS int[]), CAST(:percents AS int[]),
                        CAST(:messages AS text[])) AS e (job_id, epoch, percent, message)
            WHERE q.job_id = e.job_id AND q.epoch = e.epoch AND q.state IS NOT DISTINCT FROM 1
              AND q.worker_no = HOLDER
            RETURNING q.job_id, q.epoch, q.lease_until, q.cancel_at IS NOT NULL AS cancel_requested
            """.replace("HOLDER", HOLDER.strip());

    /// A lease that its holder ended itself stands in the outcome or in the attempt with its own epoch and no cause
    /// but the holder's word; whoever rescues a job raises its epoch. The limits keep each look-up a descent of its
    /// own: joined, a plan made without statistics reads the whole queue.
    public static final String STANDINGS = """
            WITH holder AS MATERIALIZED (SELECT HOLDER AS worker_no)
            SELECT k.job_id, k.epoch, held.owner, held.kind, held.attempt, held.crash_count, held.max_attempts,
                   o.outcome, a.cause, a.next_at,
                   had.had
            FROM unnest(CAST(:ids AS uuid[]), CAST(:epochs AS int[])) AS k (job_id, epoch)
            CROSS JOIN holder
            LEFT JOIN LATERAL (
                SELECT u.id AS owner, l.kind, q.attempt, q.crash_count, j.max_attempts
                FROM job_queue q
                JOIN job j ON j.id = q.job_id
                JOIN lane l ON l.lane_no = q.lane_no
                JOIN users u ON u.owner_no = q.owner_no
                WHERE q.job_id = k.job_id AND q.epoch = k.epoch AND q.state IS NOT DISTINCT FROM 1
                  AND q.worker_no = holder.worker_no
                LIMIT 1
            ) held ON true
            LEFT JOIN LATERAL (
                SELECT outcome FROM job_outcome
                WHERE job_id = k.job_id AND epoch = k.epoch AND worker_no = holder.worker_no LIMIT 1
            ) o ON true
            LEFT JOIN LATERAL (
                SELECT cause, next_at FROM job_attempt
                WHERE job_id = k.job_id AND epoch = k.epoch AND worker_no = holder.worker_no LIMIT 1
            ) a ON true
            LEFT JOIN LATERAL (
                (SELECT true AS had FROM job_queue h WHERE h.job_id = k.job_id AND h.worker_no = holder.worker_no)
                UNION ALL
                (SELECT true FROM job_outcome h WHERE h.job_id = k.job_id AND h.worker_no = holder.worker_no)
                UNION ALL
                (SELECT true FROM job_attempt h WHERE h.job_id = k.job_id AND h.worker_no = holder.worker_no)
                LIMIT 1
            ) had ON true
            """.replace("HOLDER", HOLDER.strip());

    private LeaseStatements() {}
}
