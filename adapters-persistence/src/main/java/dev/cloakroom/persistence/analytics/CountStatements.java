package dev.cloakroom.persistence.analytics;

import dev.cloakroom.domain.analytics.Numbers;
import dev.cloakroom.domain.analytics.Period;
import dev.cloakroom.domain.analytics.Selection;
import dev.cloakroom.domain.analytics.TimeSketch;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.jobs.JobRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// What the counters say about many periods at once. Each period is a stretch of the owner's part of the primary key,
/// so the rows that are read are those that are added up.
final class CountStatements {

    private static final String PERIODS = """
            WITH period AS (
                SELECT begins, ends, place - 1 AS place
                FROM unnest(CAST(:begins AS timestamptz[]), CAST(:ends AS timestamptz[]))
                    WITH ORDINALITY AS p (begins, ends, place)
            ), mine AS (
                SELECT owner_no FROM users WHERE id = :owner
            )
            """;

    private static final String LANES = """
            , chosen AS (
                SELECT lane_no, CASE :groupBy WHEN 'KIND' THEN kind WHEN 'QUEUE' THEN queue ELSE '' END AS name
                FROM lane
                WHERE (CAST(:kind AS text) IS NULL OR kind = :kind) AND (CAST(:queue AS text) IS NULL OR queue = :queue)
            )
            """;

    static final String JOBS = PERIODS + LANES + """
            SELECT p.place, l.name, c.outcome, sum(c.jobs)
            FROM mine
            CROSS JOIN period p
            JOIN job_counter c ON c.owner_no = mine.owner_no AND c.slot >= p.begins AND c.slot < p.ends
            JOIN chosen l ON l.lane_no = c.lane_no
            GROUP BY p.place, l.name, c.outcome
            """;

    /// Added up by the server: there are as many entries as lanes have quarters, and only so many buckets.
    static final String TIMES = PERIODS + LANES + """
            , timed AS (
                SELECT p.place, c.lane_no, c.times
                FROM mine
                CROSS JOIN period p
                JOIN job_counter c ON c.owner_no = mine.owner_no AND c.slot >= p.begins AND c.slot < p.ends
                WHERE c.minutes = 1
                UNION ALL
                SELECT p.place, t.lane_no, t.times
                FROM mine
                CROSS JOIN period p
                JOIN job_time t ON t.owner_no = mine.owner_no AND t.slot >= p.begins AND t.slot < p.ends
            ), merged AS (
                SELECT t.place, l.name, entry >> 32 AS bucket, sum(CAST(entry & 4294967295 AS int)) AS jobs
                FROM timed t
                JOIN chosen l ON l.lane_no = t.lane_no
                CROSS JOIN LATERAL unnest(t.times) AS entry
                GROUP BY t.place, l.name, entry >> 32
            )
            SELECT place, name, array_agg(bucket), array_agg(jobs) FROM merged GROUP BY place, name
            """;

    static final String EVENTS = PERIODS + """
            SELECT p.place, sum(c.events)
            FROM mine
            CROSS JOIN period p
            JOIN event_counter c ON c.owner_no = mine.owner_no AND c.slot >= p.begins AND c.slot < p.ends
            GROUP BY p.place
            """;

    private static final int WAITED = 1_024;

    private CountStatements() {}

    static Map<Integer, Map<String, Numbers>> jobs(
            Handle handle, UserId owner, List<Period> periods, Selection selection) {
        var found = new TreeMap<Integer, Map<String, Numbers>>();
        for (var sql : List.of(JOBS, TIMES)) {
            bind(handle.createQuery(sql), owner, periods)
                    .bind("kind", selection.kind())
                    .bind("queue", selection.queue())
                    .bind("groupBy", selection.groupBy())
                    .map((row, _) -> found.computeIfAbsent(row.getInt(1), _ -> new HashMap<>())
                            .merge(row.getString(2), sql.equals(JOBS) ? counts(row) : times(row), Numbers::plus))
                    .forEach(_ -> {});
        }
        return found;
    }

    static Map<Integer, Long> events(Handle handle, UserId owner, List<Period> periods) {
        var found = new TreeMap<Integer, Long>();
        bind(handle.createQuery(EVENTS), owner, periods)
                .map((row, _) -> found.put(row.getInt(1), row.getLong(2)))
                .forEach(_ -> {});
        return found;
    }

    private static Query bind(Query query, UserId owner, List<Period> periods) {
        return query.bind("owner", owner.value())
                .bindArray("begins", String.class, texts(periods, Period::from))
                .bindArray("ends", String.class, texts(periods, Period::to));
    }

    private static List<String> texts(List<Period> periods, Function<Period, Instant> edge) {
        return periods.stream().map(edge).map(Instant::toString).toList();
    }

    private static Numbers counts(ResultSet row) throws SQLException {
        return new Numbers(Map.of(JobRows.outcome(row.getInt(3)), row.getLong(4)), TimeSketch.NONE, TimeSketch.NONE);
    }

    private static Numbers times(ResultSet row) throws SQLException {
        var ran = new TreeMap<Integer, Long>();
        var waited = new TreeMap<Integer, Long>();
        var buckets = (Long[]) row.getArray(3).getArray();
        var counts = (Long[]) row.getArray(4).getArray();
        for (int i = 0; i < buckets.length; i++) {
            int bucket = buckets[i].intValue();
            if (bucket < WAITED) {
                ran.put(bucket, counts[i]);
            } else {
                waited.put(bucket - WAITED, counts[i]);
            }
        }
        return new Numbers(Map.of(), new TimeSketch(ran), new TimeSketch(waited));
    }
}
