package dev.cloakroom.persistence.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.JobsContract;
import dev.cloakroom.application.jobs.work.JobQueue.Claimed;
import dev.cloakroom.application.jobs.work.JobQueue.Settlement;
import dev.cloakroom.application.jobs.work.JobQueue.Share;
import dev.cloakroom.domain.Json;
import dev.cloakroom.persistence.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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

    private static final Pattern WHOLE_TABLE = Pattern.compile("Seq Scan on (job|doorbell)|(Hash|Merge) (\\w+ )?Join");
    private static final Pattern WHOLE_INDEX = Pattern.compile(
            "Scan (Backward )?using (?!job_queue_owned )\\w+ on (job|doorbell)\\w*( \\w+)?\\n(?!\\s*Index Cond)");
    private static final Pattern NOT_BY_ID = Pattern.compile(
            "Scan (Backward )?using \\w+ on (job_queue|doorbell)( \\w+)?\\n(?!\\s*Index Cond: .*job_id = )");

    /// It would look at every owner for the id.
    private static final Pattern OWNER_BY_OWNER = Pattern.compile(
            "using job_queue_owner on job_queue( \\w+)?\\n(?!\\s*Index Cond: .*owner_no = .*job_id = )");

    private final GenericPlans plans = new GenericPlans(DATABASE);

    @Test
    void noHotStatementReadsTheWholeBacklogOrSortsIt() throws SQLException {
        String setting = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("SHOW enable_seqscan")
                        .mapTo(String.class)
                        .one());
        assertThat(setting).isEqualTo("off");
        new JdbiJobs(DATABASE.jdbi(), new Broadcast()).enqueue(JobsContract.job(DATABASE.newUser(), "filled"));
        plansHaveTheirShapes("nothing there");
        fill();
        plansHaveTheirShapes("no statistics");
        batchesReadWhatTheyTake("no statistics");
        try (var handle = patient()) {
            handle.execute("ANALYZE job_queue, doorbell");
        }
        plansHaveTheirShapes("fresh statistics");
        batchesReadWhatTheyTake("fresh statistics");
        listsWalkBackwards();
        try (var handle = patient()) {
            handle.execute("DELETE FROM job_queue");
            handle.execute("DELETE FROM doorbell");
        }
        plansHaveTheirShapes("stale statistics");
    }

    private static void fill() throws SQLException {
        try (var handle = patient()) {
            handle.execute("ALTER TABLE job_queue SET (autovacuum_enabled = off)");
            handle.execute("ALTER TABLE doorbell SET (autovacuum_enabled = off)");
            assertThat(handle.createUpdate(FILL)
                            .bind("from", 1)
                            .bind("to", BACKLOG)
                            .execute())
                    .isEqualTo(BACKLOG);
            handle.execute("INSERT INTO doorbell (job_id, owner_no) SELECT job_id, owner_no FROM job_queue");
        }
    }

    private void plansHaveTheirShapes(String statistics) throws SQLException {
        assertThat(plans.of(HotStatements.TAKING)).as(statistics).allSatisfy(PlanShapeTest::isLean);
        assertThat(plans.of(HotStatements.BY_ID)).as(statistics).allSatisfy(PlanShapeTest::goesById);
        assertThat(plans.of(HotStatements.OF_WHAT_RUNS)).as(statistics).allSatisfy(PlanShapeTest::readsWhatRuns);
        assertThat(plans.of(HotStatements.STORING)).as(statistics).allSatisfy(PlanShapeTest::readsTheOwners);
    }

    private static void isLean(String name, String plan) {
        assertThat(plan)
                .as(name)
                .doesNotContainPattern(WHOLE_TABLE)
                .doesNotContainPattern(WHOLE_INDEX)
                .doesNotContain("Sort", "using job_queue_owned", "using job_queue_owner ");
    }

    /// By the key, or by the owner and the key. What they sort is the few attempts of one job.
    private static void goesById(String name, String plan) {
        assertThat(plan)
                .as(name)
                .containsPattern("Index Cond: .*job_id = ")
                .doesNotContainPattern(WHOLE_TABLE)
                .doesNotContainPattern(WHOLE_INDEX)
                .doesNotContainPattern(NOT_BY_ID)
                .doesNotContainPattern(OWNER_BY_OWNER);
        if (!name.equals("attempts")) {
            assertThat(plan).as(name).doesNotContain("Sort");
        }
    }

    private static void readsWhatRuns(String name, String plan) {
        assertThat(plan)
                .as(name)
                .contains("using job_queue_owned")
                .doesNotContain("using job_queue_owner ", "Seq Scan on job")
                .doesNotContainPattern(WHOLE_INDEX);
    }

    /// It sorts the keys of a batch, and nothing else.
    private static void readsTheOwners(String name, String plan) {
        assertThat(plan)
                .as(name)
                .contains("Index Scan using users_pkey", "Sort Key: item.owner_no, item.operation, item.key")
                .containsOnlyOnce("Sort Key")
                .doesNotContain("Seq Scan")
                .doesNotContainPattern(WHOLE_TABLE);
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

    /// From the newest job of the owner backwards, so that a page ends the walk: no list is read whole and then sorted.
    private void listsWalkBackwards() throws SQLException {
        assertThat(plans.of(JobLists.ALL))
                .contains("_owner_no_id_idx on job_")
                .doesNotContain("->  Sort", "Seq Scan on job", "Hash Join");
        assertThat(plans.of(JobLists.UNSUCCESSFUL))
                .contains("Index Scan Backward using job_outcome_", "_owner_no_outcome_job_id_idx on job_outcome_")
                .doesNotContain("->  Sort", "Seq Scan on job", "Hash Join");
        assertThat(plans.of(JobLists.LIVE))
                .contains("Index Scan Backward using job_queue_owner on job_queue", "Filter: ((state = ANY")
                .doesNotContain("->  Sort", "Seq Scan on job", "Hash Join");
    }

    /// For what takes longer than a connection of the pool has the patience for.
    private static Handle patient() throws SQLException {
        return Jdbi.open(DATABASE.database().connectDirectly(Duration.ofMinutes(3)));
    }
}
