package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.HotStatement;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.Routing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The owners' side of the jobs, in PostgreSQL.
public final class JdbiJobs implements Jobs {

    static final String RESULT = """
            SELECT result FROM job_outcome
            WHERE job_id = :id AND owner_no = (SELECT owner_no FROM users WHERE id = :owner) AND result IS NOT NULL
              AND finished_at + (SELECT keep FROM retention) > now()
            """;

    static final String RESULTS = """
            SELECT o.job_id, o.result
            FROM unnest(CAST(:ids AS uuid[])) AS asked (id)
            JOIN job_outcome o ON o.job_id = asked.id
            WHERE o.result IS NOT NULL AND o.finished_at + (SELECT keep FROM retention) > now()
            """;

    private static final HotStatement READING_RESULTS = HotStatement.of(RESULTS);

    /// The clean run costs no row of its own: it stands in the outcome, and the present one in the queue.
    static final String ATTEMPTS = """
            WITH mine AS (
                SELECT id FROM job WHERE id = :id AND owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            )
            SELECT a.attempt, a.epoch, a.cause, a.worker, a.started_at, a.ended_at, a.problem, a.next_at
            FROM mine JOIN job_attempt a ON a.job_id = mine.id AND a.job_id = :id
            UNION ALL
            SELECT q.attempt, q.epoch, 'running',
                   (SELECT w.host || '/' || w.incarnation FROM worker w WHERE w.worker_no = q.worker_no),
                   q.started_at, NULL, NULL, NULL
            FROM mine JOIN job_queue q ON q.job_id = mine.id AND q.job_id = :id AND q.state IS NOT DISTINCT FROM 1
            UNION ALL
            SELECT o.attempts, o.epoch, 'succeeded', NULL, o.started_at, o.finished_at, NULL, NULL
            FROM mine JOIN job_outcome o ON o.job_id = mine.id AND o.job_id = :id AND o.outcome = 0
            ORDER BY epoch
            """;

    /// The row is locked first, so a claim or a completion that is faster is seen, not overwritten.
    static final String CANCEL =
            """
            WITH target AS (
                SELECT job_id, state, cancel_at FROM job_queue
                WHERE job_id = :id AND owner_no = (SELECT owner_no FROM users WHERE id = :owner)
                FOR UPDATE
            ), ended AS (
                DELETE FROM job_queue q USING target t WHERE q.job_id = t.job_id AND t.state <> 1
                RETURNING q.*
            ), outcome AS (
                INSERT INTO job_outcome (job_id, owner_no, epoch, revision, outcome, attempts, percent,
                                         cancel_requested, started_at, finished_at)
                SELECT job_id, owner_no, epoch, revision + 1, 2, attempt, percent, true, started_at, now() FROM ended
            ), asked AS (
                UPDATE job_queue q SET cancel_at = now(), revision = q.revision + 1
                FROM target t WHERE q.job_id = t.job_id AND t.state = 1 AND t.cancel_at IS NULL
            )
            """ + OutcomeCounters.count("ended", "2", "NULL") + OutcomeEvents.announce("ended") + """
            SELECT (SELECT state FROM target) AS state,
                   EXISTS (SELECT FROM job WHERE id = :id
                           AND owner_no = (SELECT owner_no FROM users WHERE id = :owner)) AS there
            """;

    /// What has become ready since waits its turn like the others.
    static String runNow(QueueMode mode) {
        return """
            WITH moved AS (
                UPDATE job_queue
                SET state = CASE WHEN %1$s THEN 4 ELSE 0 END, run_at = CASE WHEN %1$s THEN %2$s ELSE now() END,
                    seq = nextval('job_queue_seq'), revision = revision + 1
                WHERE job_id = :id AND owner_no = (SELECT owner_no FROM users WHERE id = :owner)
                  AND state IS NOT DISTINCT FROM 2
                RETURNING job_id, owner_no, state
            )
            %3$s
            SELECT count(*) FROM moved
            """.formatted(mode.rings("lane_no"), QueueMode.RING_AGAIN, mode.ring("moved"));
    }

    private record Canceled(boolean there, boolean waited, boolean ran) {}

    private final Jdbi jdbi;
    private final Routing routing;
    private final Lanes lanes;
    private final JobLookup lookup = new JobLookup();
    private final JobNews news;
    private final QueueMode mode;
    private final String runNow;

    /// All on the primary.
    public JdbiJobs(Jdbi jdbi, JobNews news) {
        this(Routing.none(jdbi), news);
    }

    public JdbiJobs(Routing routing, JobNews news) {
        this(routing, news, QueueMode.POSTGRES);
    }

    public JdbiJobs(Routing routing, JobNews news, QueueMode mode) {
        this.jdbi = routing.primary();
        this.routing = routing;
        this.lanes = new Lanes(jdbi);
        this.news = news;
        this.mode = mode;
        this.runNow = runNow(mode);
    }

    @Override
    public void enqueue(List<Job> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        var items = jobs.stream()
                .map(job -> new EnqueueStatement.Item(job, lanes.number(job.submission()), null))
                .toList();
        jdbi.useHandle(handle -> {
            var stored = EnqueueStatement.run(handle, mode, items);
            tellAfterCommit(handle, () -> {
                jobs.forEach(job -> routing.wrote(job.submission().owner()));
                news.ready(stored.ready());
            });
        });
    }

    @Override
    public void fail(Map<JobId, Failure> faulty) {
        if (!faulty.isEmpty()) {
            jdbi.useHandle(handle -> UpkeepStatements.fail(handle, faulty));
        }
    }

    @Override
    public void admit(Submission submission) {
        var _ = lanes.number(submission);
    }

    @Override
    public Optional<Job> find(UserId owner, JobId id) {
        return routing.find(owner, id, job -> job.status().isTerminal(), handle -> lookup.find(handle, owner, id));
    }

    @Override
    public List<Job> list(UserId owner, JobFilter filter) {
        return routing.list(owner, handle -> JobLists.list(handle, owner, filter));
    }

    @Override
    public Optional<Json.Obj> result(UserId owner, JobId id) {
        return routing.find(
                owner,
                id,
                _ -> true,
                handle -> handle.createQuery(RESULT)
                        .bind("owner", owner.value())
                        .bind("id", id.value())
                        .map((row, _) -> JsonText.readObject(row.getString(1)))
                        .findOne());
    }

    @Override
    public Map<JobId, Json.Obj> results(Collection<JobId> ids) {
        var asked = ids.stream().map(JobId::value).toList();
        var found = new HashMap<JobId, Json.Obj>();
        jdbi.useHandle(handle -> READING_RESULTS.list(
                handle,
                values -> values.uuids("ids", asked),
                row -> found.put(
                        new JobId(row.getObject("job_id", UUID.class)), JsonText.readObject(row.getString("result")))));
        return found;
    }

    @Override
    public List<Attempt> attempts(UserId owner, JobId id) {
        return jdbi.withHandle(handle -> handle.createQuery(ATTEMPTS)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .map((row, _) -> attempt(row))
                .list());
    }

    @Override
    public List<Job> findAll(UserId owner, Collection<JobId> ids) {
        return jdbi.withHandle(handle -> JobLists.those(handle, owner, ids));
    }

    @Override
    public Optional<Boolean> cancel(UserId owner, JobId id) {
        return routing.write(owner, handle -> {
            var canceled = handle.createQuery(CANCEL)
                    .bind("owner", owner.value())
                    .bind("id", id.value())
                    .map((row, _) -> canceled(row))
                    .one();
            if (canceled.ran()) {
                tellAfterCommit(handle, () -> news.cancelRequested(id));
            }
            if (canceled.ran() || canceled.waited()) {
                tellAfterCommit(handle, () -> news.changed(List.of(id)));
            }
            return canceled.there() ? Optional.of(canceled.ran() || canceled.waited()) : Optional.empty();
        });
    }

    @Override
    public boolean runNow(UserId owner, JobId id) {
        return jdbi.withHandle(handle -> {
            int moved = handle.createQuery(runNow)
                    .bind("owner", owner.value())
                    .bind("id", id.value())
                    .mapTo(Integer.class)
                    .one();
            if (moved == 1) {
                tellAfterCommit(handle, news::ready);
                tellAfterCommit(handle, () -> news.changed(List.of(id)));
            }
            return moved == 1;
        });
    }

    private static Canceled canceled(ResultSet row) throws SQLException {
        int state = row.getInt("state");
        boolean live = !row.wasNull();
        return new Canceled(row.getBoolean("there"), live && state != 1, live && state == 1);
    }

    private static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt("attempt"),
                row.getInt("epoch"),
                Attempt.End.parse(row.getString("cause")),
                row.getString("worker"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                JobRows.instant(row, "ended_at"),
                JobRows.failure(row, "problem"),
                JobRows.instant(row, "next_at"));
    }

    /// In the transaction that a use case opened, the others must not hear of it before its end.
    private static void tellAfterCommit(Handle handle, Runnable tell) {
        if (handle.isInTransaction()) {
            handle.afterCommit(tell);
        } else {
            tell.run();
        }
    }
}
