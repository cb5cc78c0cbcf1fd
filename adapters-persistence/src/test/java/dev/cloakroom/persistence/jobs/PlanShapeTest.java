package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.work.JobQueue.Claimed;
import dev.cloakroom.application.jobs.work.JobQueue.Settlement;
import dev.cloakroom.application.jobs.work.JobQueue.Share;
import dev.cloakroom.domain.Json;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.why.JdbiStandings;
import dev.cloakroom.persistence.leases.LeaseStatements;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The hot statements find their rows by index whatever the statistics say: a driver that prepares on the server may
/// get a generic plan, made on a fresh schema, and keep it while a backlog grows.
@Timeout(240)
class PlanShapeTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int BACKLOG = 500_000;
    private static final int BATCH = 100;
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][A-Za-z]*)");

    private static final String FILL = """
            WITH ids AS (
                SELECT CAST(overlay(CAST(first_id_at(now()) AS text) PLACING lpad(to_hex(n), 12, '0') FROM 25) AS uuid) AS id, n
                FROM generate_series(:from, :to) n
            ), lane AS (
                SELECT lane_no, first_owner_no FROM lane WHERE kind = 'filled'
            ), made AS (
                INSERT INTO job (id, owner_no, lane_no, max_attempts, priority, timeout_seconds, created_at, payload)
                SELECT id, first_owner_no, lane_no, 5, 5, 60, now(), '{}' FROM ids, lane
            )
            INSERT INTO job_queue (job_id, owner_no, lane_no, priority, state, run_at)
            SELECT id, first_owner_no, lane_no, 5, CASE WHEN n % 10 = 0 THEN 2 ELSE 0 END, now() FROM ids, lane
            """;

    @Test
    void noHotStatementReadsTheWholeBacklogOrSortsIt() throws SQLException {
        String setting = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SHOW enable_seqscan")
                        .mapTo(String.class)
                        .one());
        assertThat(setting).isEqualTo("off");
        new JdbiJobs(DATABASE.jdbi(), new Broadcast()).enqueue(JobsContract.job(DATABASE.newUser(), "filled"));
        assertThat(hotPlans()).allSatisfy(PlanShapeTest::isLean);
        try (var handle = patient()) {
            handle.execute("ALTER TABLE job_queue SET (autovacuum_enabled = off)");
            assertThat(handle.createUpdate(FILL)
                            .bind("from", 1)
                            .bind("to", BACKLOG)
                            .execute())
                    .isEqualTo(BACKLOG);
        }
        assertThat(hotPlans()).as("no statistics").allSatisfy(PlanShapeTest::isLean);
        whatRunsIsCountedByItsIndex();
        batchesReadWhatTheyTake("no statistics");
        try (var handle = patient()) {
            handle.execute("ANALYZE job_queue");
        }
        assertThat(hotPlans()).as("fresh statistics").allSatisfy(PlanShapeTest::isLean);
        batchesReadWhatTheyTake("fresh statistics");
        whatRunsIsCountedByItsIndex();
        listsWalkBackwards();
        try (var handle = patient()) {
            handle.execute("DELETE FROM job_queue");
        }
        assertThat(hotPlans()).as("stale statistics").allSatisfy(PlanShapeTest::isLean);
    }

    /// Counted by the server itself, with a plan for these parameters and with one for any.
    private static void batchesReadWhatTheyTake(String statistics) {
        for (var mode : List.of("force_custom_plan", "force_generic_plan")) {
            var name = mode + ", " + statistics;
            var queue = new JdbiJobQueue(DATABASE.jdbi(), new Broadcast());
            var worker = new JdbiWorkers(DATABASE.jdbi()).register(UUID.randomUUID(), TestEngine.IDENTITY);
            var claimed = new ArrayList<Claimed>();
            assertThat(rowsRead(mode, () -> claimed.addAll(claim(queue, worker))))
                    .as("claim, " + name)
                    .isLessThanOrEqualTo(3 * BATCH);
            assertThat(claimed).hasSize(BATCH);
            var done = claimed.stream()
                    .map(Claimed::claim)
                    .map(claim -> new Settlement(claim.id(), claim.epoch(), claim.succeeded(Json.EMPTY), false))
                    .toList();
            assertThat(rowsRead(mode, () -> assertThat(queue.settle(done)).isEmpty()))
                    .as("settle, " + name)
                    .isLessThanOrEqualTo(3 * BATCH);
            assertThat(rowsRead(mode, () -> assertThat(queue.promote(BATCH)).isEqualTo(BATCH)))
                    .as("promote, " + name)
                    .isLessThanOrEqualTo(3 * BATCH);
            assertThat(rowsRead(mode, () -> assertThat(queue.expire(BATCH)).isZero()))
                    .as("expire, " + name)
                    .isZero();
        }
    }

    private static List<Claimed> claim(JdbiJobQueue queue, long worker) {
        var shares = queue.ready(Set.of("filled")).sources().stream()
                .map(source -> new Share(source, BATCH))
                .toList();
        return queue.claim(worker, shares).jobs();
    }

    /// How many rows of the hot table the server touched, in a transaction that is kept.
    private static int rowsRead(String planMode, Runnable work) {
        return DATABASE.transactions()
                .run(() -> DATABASE.jdbi().withHandle(handle -> {
                    handle.execute("SET LOCAL plan_cache_mode = " + planMode);
                    int before = rowsRead(handle);
                    work.run();
                    return rowsRead(handle) - before;
                }));
    }

    /// The server adds what the connection's last transactions did, as long as it has not published that.
    private static int rowsRead(Handle handle) {
        return handle.createQuery("""
                        SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables
                        WHERE relname = 'job_queue'
                        """).mapTo(Integer.class).one();
    }

    /// The server counts how often it planned for the parameters of one execution.
    @Test
    void aJobIsReadByAPlanThatWasMadeOnce() {
        var owner = DATABASE.newUser();
        var jobs = new JdbiJobs(DATABASE.jdbi(), new Broadcast());
        var job = JobsContract.job(owner, "read-often");
        jobs.enqueue(job);
        int planned = DATABASE.transactions()
                .run(() -> DATABASE.jdbi().withHandle(handle -> {
                    for (int i = 0; i < 10; i++) {
                        assertThat(jobs.find(owner, job.id())).isPresent();
                    }
                    return handle.createQuery("""
                            SELECT custom_plans FROM pg_prepared_statements
                            WHERE statement LIKE '%LEFT JOIN job_outcome%' AND generic_plans > 5
                            """).mapTo(Integer.class).one();
                }));
        assertThat(planned).isZero();
    }

    /// It sorts the keys of a batch, and nothing else.
    @Test
    void submittingReadsNothingButTheOwners() throws SQLException {
        assertThat(genericPlan(EnqueueStatement.SQL_AND_RING)).doesNotContain("Seq Scan", "Hash Join", "Merge Join");
        for (var sql : List.of(EnqueueStatement.SQL, EnqueueStatement.SQL_AND_BEGIN)) {
            assertThat(genericPlan(sql))
                    .contains("Index Scan using users_pkey", "Sort Key: item.owner_no, item.operation, item.key")
                    .doesNotContain("Seq Scan", "Hash Join", "Merge Join")
                    .containsOnlyOnce("Sort Key");
        }
    }

    /// From the newest job of the owner backwards, so that a page ends the walk: no list is read whole and then sorted.
    private static void listsWalkBackwards() throws SQLException {
        assertThat(genericPlan(JobLists.ALL))
                .contains("_owner_no_id_idx on job_")
                .doesNotContain("->  Sort", "Seq Scan on job", "Hash Join");
        assertThat(genericPlan(JobLists.UNSUCCESSFUL))
                .contains("Index Scan Backward using job_outcome_", "_owner_no_outcome_job_id_idx on job_outcome_")
                .doesNotContain("->  Sort", "Seq Scan on job", "Hash Join");
        assertThat(genericPlan(JobLists.LIVE))
                .contains("Index Scan Backward using job_queue_owner on job_queue", "Filter: ((state = ANY")
                .doesNotContain("->  Sort", "Seq Scan on job", "Hash Join");
    }

    /// Not by the index of all that an owner has waiting.
    private static void whatRunsIsCountedByItsIndex() throws SQLException {
        for (var sql : List.of(
                RunningLimits.ROOM_OF_QUEUES,
                RunningLimits.ROOM_OF_OWNERS,
                JdbiStandings.FIND,
                JobLists.RUNNING,
                LeaseStatements.RUNNING)) {
            assertThat(genericPlan(sql))
                    .contains("using job_queue_owned")
                    .doesNotContain("using job_queue_owner ", "Seq Scan on job_queue");
        }
    }

    private static void isLean(String name, String plan) {
        assertThat(plan)
                .as(name)
                .doesNotContain(
                        "Seq Scan on job",
                        "Sort",
                        "Hash Join",
                        "Merge Join",
                        "using job_queue_owned",
                        "using job_queue_owner ");
    }

    private static Map<String, String> hotPlans() throws SQLException {
        var statements = new LinkedHashMap<String, String>();
        statements.put("ready", ClaimStatement.READY);
        statements.put("claim", ClaimStatement.CLAIM);
        statements.put("succeed", SettleStatements.SUCCEED);
        statements.put("finish", SettleStatements.FINISH);
        statements.put("go back", SettleStatements.GO_BACK);
        statements.put("go back and ring", SettleStatements.GO_BACK_AND_RING);
        statements.put("promote", UpkeepStatements.PROMOTE);
        statements.put("promote and ring", UpkeepStatements.PROMOTE_AND_RING);
        statements.put("expire", UpkeepStatements.EXPIRE);
        statements.put("enter as a holder of leases", LeaseStatements.ENTER);
        statements.put("ready for lease", LeaseStatements.READY);
        statements.put("lease", LeaseStatements.CLAIM);
        statements.put("extend leases", LeaseStatements.EXTEND);
        statements.put("standings of leases", LeaseStatements.STANDINGS);
        var plans = new LinkedHashMap<String, String>();
        for (var statement : statements.entrySet()) {
            plans.put(statement.getKey(), genericPlan(statement.getValue()));
        }
        return plans;
    }

    /// The plan for any parameters, as a prepared statement gets it.
    private static String genericPlan(String sql) throws SQLException {
        var numbers = new HashMap<String, Integer>();
        Matcher matcher = PARAMETER.matcher(sql);
        String numbered =
                matcher.replaceAll(match -> "\\$" + numbers.computeIfAbsent(match.group(1), _ -> numbers.size() + 1));
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off; SET enable_bitmapscan = off;"
                    + " SET max_parallel_workers_per_gather = 0");
            var rows = statement.executeQuery("EXPLAIN (GENERIC_PLAN, COSTS OFF) " + numbered);
            var plan = new StringBuilder();
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    /// For what takes longer than a connection of the pool has the patience for.
    private static Handle patient() throws SQLException {
        return Jdbi.open(DATABASE.database().connectDirectly(Duration.ofMinutes(3)));
    }

    /// In the simple protocol, which lets parameters stand without values.
    private static Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("preferQueryMode", "simple");
        return DriverManager.getConnection(DATABASE.settings().url(), properties);
    }
}
