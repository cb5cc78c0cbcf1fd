package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.work.JobQueue.Stranded;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.HotStatement;
import dev.cloakroom.persistence.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What time does to jobs: due, expired, stranded. Several leaders at once do no harm, they skip each other's
/// rows. None asks for an order, which would sort all that is due for each chunk of it.
final class UpkeepStatements {

    /// With those that wait for a message although nobody sends any now.
    static final String PROMOTE = """
            UPDATE job_queue SET state = 0, seq = nextval('job_queue_seq')
            WHERE job_id = ANY (
                ARRAY(SELECT job_id FROM job_queue
                      WHERE state IN (2, 4) AND state = 2 AND run_at <= now()
                      LIMIT :most FOR UPDATE SKIP LOCKED)
                || ARRAY(SELECT job_id FROM job_queue
                         WHERE state IN (2, 4) AND state = 4
                         LIMIT :most FOR UPDATE SKIP LOCKED))
            RETURNING job_id, lane_no, owner_no, true
            """;

    /// With those that nobody rang for, because they became ready before messages were sent. And once more with
    /// those whose message may be lost: first after five minutes, then each time after as long again as the job is
    /// old, so that a backlog does not ring without end. One whose ring is not even sent needs no other.
    static final String PROMOTE_AND_RING = """
            WITH moved AS (
                UPDATE job_queue q
                SET state = CASE WHEN %1$s THEN 4 ELSE 0 END, seq = nextval('job_queue_seq'),
                    run_at = CASE WHEN NOT %1$s THEN q.run_at
                                  WHEN q.state = 4 THEN greatest(%2$s, now() + least(
                                      now() - uuid_extract_timestamp(q.job_id), interval '1 hour'))
                                  ELSE %2$s END
                WHERE job_id = ANY (
                    ARRAY(SELECT job_id FROM job_queue
                          WHERE state IN (2, 4) AND state = 2 AND run_at <= now()
                          LIMIT :most FOR UPDATE SKIP LOCKED)
                    || ARRAY(SELECT job_id FROM job_queue
                             WHERE state = 0 AND %3$s
                             LIMIT :most FOR UPDATE SKIP LOCKED)
                    || ARRAY(SELECT job_id FROM job_queue
                             WHERE state IN (2, 4) AND state = 4 AND run_at <= now()
                             LIMIT :most FOR UPDATE SKIP LOCKED))
                RETURNING q.job_id, q.lane_no, q.owner_no, q.state
            ), silent AS (
                SELECT * FROM moved WHERE NOT EXISTS (SELECT FROM doorbell d WHERE d.job_id = moved.job_id)
            )
            %4$s
            SELECT job_id, lane_no, owner_no, true FROM moved
            """.formatted(
                    QueueMode.SQS.rings("q.lane_no"),
                    QueueMode.RING_AGAIN,
                    QueueMode.SQS.rings("lane_no"),
                    QueueMode.SQS.ring("silent"));

    static final String EXPIRE =
            """
            WITH gone AS (
                DELETE FROM job_queue
                WHERE job_id = ANY (ARRAY(
                    SELECT job_id FROM job_queue
                    WHERE finish_by IS NOT NULL AND finish_by <= now() AND state <> 1
                    LIMIT :most FOR UPDATE SKIP LOCKED))
                RETURNING job_id, owner_no, lane_no, epoch, revision, attempt, percent, started_at
            ), outcome AS (
                INSERT INTO job_outcome (job_id, owner_no, epoch, revision, outcome, attempts, percent,
                                         cancel_requested, started_at, finished_at, problem)
                SELECT job_id, owner_no, epoch, revision + 1, 3, attempt, percent, false, started_at, now(),
                       CAST(:problem AS json)
                FROM gone
            )
            """ + OutcomeCounters.count("gone", "3", ":problem") + OutcomeEvents.announce("gone") + """
            SELECT job_id FROM gone
            """;

    /// Of jobs that nobody has begun.
    static final String FAIL =
            """
            WITH gone AS (
                DELETE FROM job_queue q
                USING unnest(CAST(:ids AS uuid[]), CAST(:problems AS text[])) AS e (job_id, problem)
                WHERE q.job_id = e.job_id AND q.state <> 1
                RETURNING q.job_id, q.owner_no, q.lane_no, q.epoch, q.revision, q.attempt, q.percent, e.problem
            ), outcome AS (
                INSERT INTO job_outcome (job_id, owner_no, epoch, revision, outcome, attempts, percent,
                                         cancel_requested, finished_at, problem)
                SELECT job_id, owner_no, epoch, revision + 1, 1, attempt, percent, false, now(), CAST(problem AS json)
                FROM gone
            )
            """ + OutcomeCounters.count("gone", "1", "problem") + OutcomeEvents.announce("gone") + """
            SELECT job_id FROM gone
            """;

    /// A worker whose entry is missing is gone, too. A lease of its own (HTTP workers) speaks instead of the entry,
    /// and whichever of lease and deadline passed first is the reason. Nobody else ends a lease at its deadline, so
    /// there is no grace.
    static final String STRANDED = """
            SELECT q.job_id, u.id AS owner, l.kind, q.epoch, q.attempt, q.crash_count, j.max_attempts,
                   CASE WHEN gone.gone AND (q.lease_until < q.deadline_at) IS NOT FALSE THEN 'WORKER_GONE'
                        WHEN q.finish_by <= now() THEN 'EXPIRED'
                        ELSE 'TIMED_OUT' END AS reason
            FROM job_queue q
            JOIN job j ON j.id = q.job_id
            JOIN lane l ON l.lane_no = q.lane_no
            JOIN users u ON u.owner_no = q.owner_no
            CROSS JOIN LATERAL (
                SELECT CASE WHEN q.lease_until IS NOT NULL THEN q.lease_until <= now()
                            ELSE NOT EXISTS (SELECT FROM worker w WHERE w.worker_no = q.worker_no
                                             AND w.seen_at > now() - make_interval(secs => :silence)) END AS gone,
                       q.deadline_at + CASE WHEN q.lease_until IS NULL THEN make_interval(secs => :grace)
                                            ELSE interval '0' END AS latest
            ) gone
            WHERE q.state = 1 AND (gone.gone OR gone.latest <= now())
            LIMIT :most
            """;

    private static final HotStatement PROMOTING = HotStatement.of(PROMOTE);
    private static final HotStatement PROMOTING_AND_RINGING = HotStatement.of(PROMOTE_AND_RING);

    private UpkeepStatements() {}

    static Written promote(Handle handle, QueueMode mode, int atMost) {
        var statement = switch (mode) {
            case POSTGRES -> PROMOTING;
            case SQS -> PROMOTING_AND_RINGING;
        };
        return Written.nothing().add(statement, handle, values -> values.set("most", atMost));
    }

    static List<JobId> expire(Handle handle, int atMost) {
        return handle.createQuery(EXPIRE)
                .bind("most", atMost)
                .bind("problem", JsonText.write(Claim.EXPIRED.problem()))
                .map((row, _) -> new JobId(row.getObject(1, UUID.class)))
                .list();
    }

    static void fail(Handle handle, Map<JobId, Failure> faulty) {
        var ids = faulty.keySet().stream().map(JobId::value).toList();
        var problems = faulty.values().stream()
                .map(why -> JsonText.write(why.problem()))
                .toList();
        var _ = handle.createQuery(FAIL)
                .bindArray("ids", UUID.class, ids)
                .bindArray("problems", String.class, problems)
                .map((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    static List<Stranded> stranded(Handle handle, Duration silence, Duration grace, int atMost) {
        return handle.createQuery(STRANDED)
                .bind("silence", silence.toMillis() / 1000.0)
                .bind("grace", grace.toMillis() / 1000.0)
                .bind("most", atMost)
                .map((row, _) ->
                        new Stranded(ClaimStatement.claim(row), Stranded.Reason.valueOf(row.getString("reason"))))
                .list();
    }
}
