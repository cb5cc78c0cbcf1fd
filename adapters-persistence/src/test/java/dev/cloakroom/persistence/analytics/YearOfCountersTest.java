package dev.cloakroom.persistence.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.analytics.AnalyticsQueries;
import dev.cloakroom.domain.analytics.Bucket;
import dev.cloakroom.domain.analytics.Numbers;
import dev.cloakroom.domain.analytics.Selection;
import dev.cloakroom.domain.analytics.Series;
import dev.cloakroom.domain.analytics.Window;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.TestDatabase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A year by day is read out of the counters of one owner, row for row, however many there are of others; no job and no
/// event is looked at.
@Timeout(120)
class YearOfCountersTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    /// One an hour.
    private static final int QUARTERS = 365 * 24;

    private static final int CHUNK = QUARTERS / 10;

    private static final String FILL = """
            WITH queue AS (
                INSERT INTO queue (name) VALUES ('default') ON CONFLICT DO NOTHING
            ), lane AS (
                INSERT INTO lane (queue, kind, first_owner_no) VALUES ('default', 'resize', 0)
                ON CONFLICT (queue, kind) DO UPDATE SET kind = EXCLUDED.kind RETURNING lane_no
            ), quarter AS (
                SELECT u.owner_no, lane_no, timestamptz '2025-11-20 23:00Z' + n * interval '1 hour' AS slot
                FROM users u, lane, generate_series(:from, :to) AS n WHERE u.id = :owner
            ), jobs AS (
                INSERT INTO job_counter (owner_no, slot, minutes, lane_no, outcome, code, shard, jobs, first_at, last_at,
                                         newest)
                SELECT owner_no, slot, 15, lane_no, 0, '', 0, 3, slot, slot, gen_random_uuid() FROM quarter
            ), times AS (
                INSERT INTO job_time (owner_no, slot, lane_no, times)
                SELECT owner_no, slot, lane_no, ARRAY[time_entry(0, interval '2 s') + 2] FROM quarter
            )
            INSERT INTO event_counter (owner_no, slot, minutes, shard, events) SELECT owner_no, slot, 15, 0, 7 FROM quarter
            """;

    private static final String MINUTES = """
            INSERT INTO job_counter (owner_no, slot, minutes, lane_no, outcome, code, shard, jobs, first_at, last_at, newest,
                                     times)
            SELECT owner_no, slot, 1, lane_no, outcome, code, shard, jobs, first_at, last_at, newest,
                   ARRAY[time_entry(0, interval '2 s')]
            FROM job_counter WHERE owner_no = (SELECT owner_no FROM users WHERE id = ?) LIMIT 100
            """;

    private static final String READ = """
            SELECT relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) AS rows FROM pg_stat_xact_user_tables
            WHERE relname ~ '^(job|event)' AND (seq_tup_read > 0 OR idx_tup_fetch > 0)
            """;

    @BeforeEach
    void empty() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("TRUNCATE job_counter, job_time, event_counter"));
    }

    @Test
    void aYearByDayReadsEachOfTheOwnersCountersOnce() {
        var owner = filled();
        var other = filled();
        var queries = new AnalyticsQueries(new JdbiCounters(DATABASE.jdbi()), InstantSource.fixed(NOW));
        var window = Window.of("2025-11-21", "2026-11-20", "Europe/Berlin");
        var series = new AtomicReference<Series>();
        var read = read(() -> series.set(queries.timeseries(owner, window, Bucket.DAY, Selection.ALL)));
        assertThat(read).isEqualTo(Map.of("job_counter", QUARTERS, "job_time", QUARTERS, "event_counter", QUARTERS));
        var days = series.get();
        assertThat(days.total())
                .hasSize(365)
                .extracting(Numbers::allJobs)
                .contains(3L * 23, 3L * 24, 3L * 25)
                .satisfies(jobs -> assertThat(
                                jobs.stream().mapToLong(count -> count).sum())
                        .isEqualTo(3L * QUARTERS));
        assertThat(days.events().stream().mapToLong(count -> count).sum()).isEqualTo(7L * QUARTERS);
        var summary = queries.summary(other, window, Selection.ALL).total().getFirst();
        assertThat(summary.jobs(JobStatus.SUCCEEDED)).isEqualTo(3L * QUARTERS);
        assertThat(summary.ran().counts().values()).containsExactly(3L * QUARTERS);
    }

    /// With those of a time when all counters were of one owner, the server once looked at the rows of everybody and
    /// joined each of them with each day: ten seconds for two kinds.
    @Test
    void itDoesSoWhateverTheStatisticsSay() {
        var owner = filled();
        DATABASE.jdbi().useHandle(handle -> handle.execute("ANALYZE job_counter, job_time, event_counter, lane"));
        var other = filled();
        DATABASE.jdbi()
                .useHandle(handle ->
                        assertThat(handle.execute(MINUTES, other.value())).isEqualTo(100));
        var queries = new AnalyticsQueries(new JdbiCounters(DATABASE.jdbi()), InstantSource.fixed(NOW));
        var window = Window.of("2025-11-21", "2026-11-20", "Europe/Berlin");
        var read = read(() -> queries.timeseries(owner, window, Bucket.DAY, Selection.ALL));
        assertThat(read).containsEntry("job_time", QUARTERS).containsEntry("event_counter", QUARTERS);
        assertThat(read.get("job_counter")).as("with the minutes, once").isBetween(QUARTERS, QUARTERS + 100);
    }

    private static UserId filled() {
        var owner = DATABASE.newUser();
        // In chunks, each of which the connection has the patience for.
        for (int from = 0; from < QUARTERS; from += CHUNK) {
            fill(owner, from, from + CHUNK - 1);
        }
        return owner;
    }

    private static void fill(UserId owner, int from, int to) {
        DATABASE.jdbi()
                .useHandle(handle -> assertThat(handle.createUpdate(FILL)
                                .bind("owner", owner.value())
                                .bind("from", from)
                                .bind("to", to)
                                .execute())
                        .isEqualTo(CHUNK));
    }

    /// How many rows of which tables the server touched, with a plan for any parameters.
    private static Map<String, Integer> read(Runnable work) {
        return DATABASE.transactions()
                .run(() -> DATABASE.jdbi().withHandle(handle -> {
                    handle.execute("SET LOCAL plan_cache_mode = force_generic_plan");
                    var before = read(handle);
                    work.run();
                    var after = read(handle);
                    before.forEach((table, rows) -> after.merge(table, -rows, Integer::sum));
                    after.values().removeIf(rows -> rows == 0);
                    return after;
                }));
    }

    private static Map<String, Integer> read(Handle handle) {
        var rows = new TreeMap<String, Integer>();
        handle.createQuery(READ)
                .map((row, _) -> rows.put(row.getString(1), row.getInt(2)))
                .forEach(_ -> {});
        return rows;
    }
}
