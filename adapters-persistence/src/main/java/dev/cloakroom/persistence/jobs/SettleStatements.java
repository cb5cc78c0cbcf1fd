package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.work.JobQueue.Settlement;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.HotStatement;
import dev.cloakroom.persistence.HotStatement.Values;
import dev.cloakroom.persistence.JsonText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writing what became of claimed jobs. Both statements name id, epoch and state, so whoever lost the job changes
/// nothing, and a race with a rescue or another worker is decided by the row. `IS NOT DISTINCT FROM` keeps the
/// planner off the index of running jobs, in front of which dead entries pile up; by id there is one row to look
/// at.
final class SettleStatements {

    /// A cancellation that was asked for wins over failure and expiry, not over success.
    static final String FINISH = """
            WITH gone AS (
                DELETE FROM job_queue q
                USING unnest(CAST(:ids AS uuid[]), CAST(:epochs AS int[]), CAST(:rescued AS int[]),
                             CAST(:outcomes AS int[]), CAST(:causes AS text[]), CAST(:results AS text[]),
                             CAST(:problems AS text[]))
                    AS e (job_id, epoch, rescued, outcome, cause, result, problem)
                WHERE q.job_id = e.job_id AND q.epoch = e.epoch AND q.state IS NOT DISTINCT FROM 1
                RETURNING q.job_id, q.owner_no, q.lane_no, q.epoch, q.revision, q.attempt, q.percent, q.cancel_at,
                          q.run_at, q.started_at, q.worker_no, e.rescued, e.cause, e.result, e.problem,
                          CASE WHEN q.cancel_at IS NOT NULL AND e.outcome <> 0 THEN 2 ELSE e.outcome END AS outcome
            ), outcome AS (
                INSERT INTO job_outcome (job_id, owner_no, epoch, revision, outcome, attempts, percent,
                                         cancel_requested, started_at, finished_at, worker_no, result, problem)
                SELECT job_id, owner_no, epoch + rescued, revision + 1, outcome, attempt,
                       CASE WHEN outcome = 0 THEN 100 ELSE percent END, cancel_at IS NOT NULL, started_at, now(),
                       worker_no, CAST(result AS json), CASE WHEN outcome <> 2 THEN CAST(problem AS json) END
                FROM gone
            ), attempt AS (
                INSERT INTO job_attempt (job_id, epoch, attempt, worker_no, worker, started_at, ended_at, cause, problem)
                SELECT job_id, epoch, attempt, worker_no,
                       (SELECT w.host || '/' || w.incarnation FROM worker w WHERE w.worker_no = gone.worker_no),
                       started_at, now(),
                       CASE WHEN outcome = 2 THEN 'canceled' ELSE cause END, CAST(problem AS json)
                FROM gone WHERE cause IS NOT NULL
            )
            """ + OutcomeCounters.countRuns("gone", "CASE WHEN outcome IN (1, 3) THEN problem END")
            + OutcomeEvents.announce("gone") + """
            SELECT job_id, lane_no, owner_no, false FROM gone
            """;

    /// The same for those that simply succeeded, which are nearly all of them.
    static final String SUCCEED =
            """
            WITH gone AS (
                DELETE FROM job_queue q
                USING unnest(CAST(:ids AS uuid[]), CAST(:epochs AS int[]), CAST(:results AS text[]))
                    AS e (job_id, epoch, result)
                WHERE q.job_id = e.job_id AND q.epoch = e.epoch AND q.state IS NOT DISTINCT FROM 1
                RETURNING q.job_id, q.owner_no, q.lane_no, q.epoch, q.revision, q.attempt, q.cancel_at, q.run_at,
                          q.started_at, q.worker_no, e.result, CAST(0 AS smallint) AS outcome
            ), outcome AS (
                INSERT INTO job_outcome (job_id, owner_no, epoch, revision, outcome, attempts, percent,
                                         cancel_requested, started_at, finished_at, worker_no, result)
                SELECT job_id, owner_no, epoch, revision + 1, outcome, attempt, 100, cancel_at IS NOT NULL, started_at,
                       now(), worker_no, CAST(result AS json)
                FROM gone
            )
            """ + OutcomeCounters.countRuns("gone", "NULL") + OutcomeEvents.announce("gone") + """
            SELECT job_id, lane_no, owner_no, false FROM gone
            """;

    static final String GO_BACK = goBack(QueueMode.POSTGRES);

    static final String GO_BACK_AND_RING = goBack(QueueMode.SQS);

    private static String goBack(QueueMode mode) {
        return """
            WITH held AS (
                SELECT q.job_id, q.owner_no, q.lane_no, q.epoch, q.revision, q.attempt, q.percent, q.started_at, q.worker_no,
                       q.cancel_at IS NOT NULL AS canceled, e.rescued, e.cause, e.problem, e.uncounted, e.crashed,
                       now() + make_interval(secs => e.delay_millis / 1000.0) AS next_at, e.delay_millis > 0 AS delayed,
                       %s AS rings
                FROM unnest(CAST(:ids AS uuid[]), CAST(:epochs AS int[]), CAST(:rescued AS int[]),
                            CAST(:causes AS text[]), CAST(:problems AS text[]), CAST(:delays AS bigint[]),
                            CAST(:uncounted AS int[]), CAST(:crashed AS int[]))
                    AS e (job_id, epoch, rescued, cause, problem, delay_millis, uncounted, crashed)
                JOIN job_queue q ON q.job_id = e.job_id AND q.epoch = e.epoch AND q.state IS NOT DISTINCT FROM 1
                FOR UPDATE OF q
            ), ended AS (
                DELETE FROM job_queue q USING held h WHERE q.job_id = h.job_id AND h.canceled
                RETURNING q.job_id, q.owner_no, q.lane_no
            ), outcome AS (
                INSERT INTO job_outcome (job_id, owner_no, epoch, revision, outcome, attempts, percent,
                                         cancel_requested, started_at, finished_at, worker_no)
                SELECT job_id, owner_no, epoch + rescued, revision + 1, 2, attempt - uncounted, percent, true,
                       started_at, now(), worker_no
                FROM held WHERE canceled
            ), moved AS (
                UPDATE job_queue q
                SET state = CASE WHEN h.delayed THEN 2 WHEN h.rings THEN 4 ELSE 0 END,
                    run_at = CASE WHEN h.rings AND NOT h.delayed THEN %s ELSE h.next_at END,
                    seq = nextval('job_queue_seq'), epoch = h.epoch + h.rescued, revision = h.revision + 1,
                    attempt = h.attempt - h.uncounted, crash_count = q.crash_count + h.crashed, percent = 0, message = '',
                    worker_no = NULL, lease_until = NULL, deadline_at = NULL
                FROM held h WHERE q.job_id = h.job_id AND NOT h.canceled
                %s
            ), attempt AS (
                INSERT INTO job_attempt (job_id, epoch, attempt, worker_no, worker, started_at, ended_at, next_at, cause,
                                         problem)
                SELECT job_id, epoch, attempt, worker_no,
                       (SELECT w.host || '/' || w.incarnation FROM worker w WHERE w.worker_no = held.worker_no),
                       started_at, now(), CASE WHEN NOT canceled THEN next_at END,
                       CASE WHEN canceled THEN 'canceled' ELSE cause END, CAST(problem AS json)
                FROM held
            )
            """.formatted(
                        mode.rings("q.lane_no"), QueueMode.RING_AGAIN, mode.returning("q.job_id, q.owner_no, q.state"))
                + mode.ring("moved")
                + OutcomeCounters.count("ended", "2", "NULL")
                + OutcomeEvents.announce("ended")
                + """
            SELECT job_id, lane_no, owner_no, NOT (canceled OR delayed) AS ready FROM held
            """;
    }

    private static final HotStatement SUCCEEDING = HotStatement.of(SUCCEED);
    private static final HotStatement FINISHING = HotStatement.of(FINISH);
    private static final HotStatement GOING_BACK = HotStatement.of(GO_BACK);
    private static final HotStatement GOING_BACK_AND_RINGING = HotStatement.of(GO_BACK_AND_RING);

    private SettleStatements() {}

    static Written run(Handle handle, QueueMode mode, List<Settlement> settlements) {
        var succeeded = new Columns();
        var over = new Columns();
        var again = new Columns();
        for (var settlement : settlements) {
            switch (settlement.fate()) {
                case Fate.Over fate -> (isSuccess(settlement, fate) ? succeeded : over).add(settlement, fate);
                case Fate.Again fate -> again.add(settlement, fate);
            }
        }
        var written = Written.nothing();
        if (!succeeded.ids.isEmpty()) {
            written.add(SUCCEEDING, handle, succeeded::succeeded);
        }
        if (!over.ids.isEmpty()) {
            written.add(FINISHING, handle, over::finished);
        }
        if (!again.ids.isEmpty()) {
            written.add(goingBack(mode), handle, again::wentBack);
        }
        return written;
    }

    private static HotStatement goingBack(QueueMode mode) {
        return switch (mode) {
            case POSTGRES -> GOING_BACK;
            case SQS -> GOING_BACK_AND_RINGING;
        };
    }

    private static boolean isSuccess(Settlement settlement, Fate.Over fate) {
        return fate.outcome() == JobStatus.SUCCEEDED && fate.end() == null && !settlement.rescued();
    }

    /// The settlements of one kind, turned by a quarter: one list per column.
    private static final class Columns {
        final List<UUID> ids = new ArrayList<>();
        final List<Integer> epochs = new ArrayList<>();
        final List<Integer> rescued = new ArrayList<>();
        final List<@Nullable String> causes = new ArrayList<>();
        final List<@Nullable String> problems = new ArrayList<>();
        final List<Integer> outcomes = new ArrayList<>();
        final List<@Nullable String> results = new ArrayList<>();
        final List<Long> delays = new ArrayList<>();
        final List<Integer> uncounted = new ArrayList<>();
        final List<Integer> crashed = new ArrayList<>();

        void add(Settlement settlement, Fate.Over fate) {
            addAny(settlement, fate);
            outcomes.add(JobRows.code(fate.outcome()));
            results.add(JsonText.writeNullable(fate.result()));
        }

        void add(Settlement settlement, Fate.Again fate) {
            addAny(settlement, fate);
            delays.add(fate.delay().toMillis());
            uncounted.add(fate.counted() ? 0 : 1);
            crashed.add(fate.end() == Attempt.End.CRASHED ? 1 : 0);
        }

        private void addAny(Settlement settlement, Fate fate) {
            var end = fate.end();
            var failure = fate.failure();
            ids.add(settlement.id().value());
            epochs.add(settlement.epoch());
            rescued.add(settlement.rescued() ? 1 : 0);
            causes.add(end == null ? null : end.text());
            problems.add(failure == null ? null : JsonText.write(failure.problem()));
        }

        void succeeded(Values values) throws SQLException {
            bindIds(values).texts("results", results);
        }

        void finished(Values values) throws SQLException {
            bindAny(values).integers("outcomes", outcomes).texts("results", results);
        }

        void wentBack(Values values) throws SQLException {
            bindAny(values)
                    .longs("delays", delays)
                    .integers("uncounted", uncounted)
                    .integers("crashed", crashed);
        }

        private Values bindIds(Values values) throws SQLException {
            return values.uuids("ids", ids).integers("epochs", epochs);
        }

        private Values bindAny(Values values) throws SQLException {
            return bindIds(values)
                    .integers("rescued", rescued)
                    .texts("causes", causes)
                    .texts("problems", problems);
        }
    }
}
