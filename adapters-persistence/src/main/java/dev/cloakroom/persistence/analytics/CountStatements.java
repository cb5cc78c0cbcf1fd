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

    /// One row for each quarter of a lane; [SketchSum] adds them up.
    static final String TIMES = PERIODS + LANES + """
            , timed AS (
                SELECT p.place, c.lane_no, c.times
                FROM mine
                CROSS JOIN period p
                JOIN job_counter c ON c.owner_no = mine.owner_no AND c.slot >= p.begins AND c.slot < p.ends
                WHERE c.minutes = 1 AND c.times IS NOT NULL
                UNION ALL
                SELECT p.place, t.lane_no, t.times
                FROM mine
                CROSS JOIN period p
                JOIN job_time t ON t.owner_no = mine.owner_no AND t.slot >= p.begins AND t.slot < p.ends
            )
            SELECT t.place, l.name, array_send(t.times) FROM timed t JOIN chosen l ON l.lane_no = t.lane_no
            """;

    static final String EVENTS = PERIODS + """
            SELECT p.place, sum(c.events)
            FROM mine
            CROSS JOIN period p
            JOIN event_counter c ON c.owner_no = mine.owner_no AND c.slot >= p.begins AND c.slot < p.ends
            GROUP BY p.place
            """;

    /// So many rows are in memory at a time: those of a year have hundreds of megabytes.
    private static final int AT_ONCE = 1_000;

    private CountStatements() {}

    /// In a transaction, without which all rows would come at once.
    static Map<Integer, Map<String, Numbers>> jobs(
            Handle handle, UserId owner, List<Period> periods, Selection selection) {
        var found = new TreeMap<Integer, Map<String, Numbers>>();
        times(handle, owner, periods, selection)
                .forEach((place, groups) -> groups.forEach((name, sum) ->
                        found.computeIfAbsent(place, _ -> new HashMap<>()).put(name, sum.numbers())));
        bind(handle.createQuery(JOBS), owner, periods, selection)
                .map((row, _) -> found.computeIfAbsent(row.getInt(1), _ -> new HashMap<>())
                        .merge(row.getString(2), counts(row), Numbers::plus))
                .forEach(_ -> {});
        return found;
    }

    private static Map<Integer, Map<String, SketchSum>> times(
            Handle handle, UserId owner, List<Period> periods, Selection selection) {
        var sums = new HashMap<Integer, Map<String, SketchSum>>();
        bind(handle.createQuery(TIMES), owner, periods, selection)
                .setFetchSize(AT_ONCE)
                .map((row, _) -> {
                    var sum = sums.computeIfAbsent(row.getInt(1), _ -> new HashMap<>())
                            .computeIfAbsent(row.getString(2), _ -> new SketchSum());
                    sum.add(row.getBytes(3));
                    return sum;
                })
                .forEach(_ -> {});
        return sums;
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

    private static Query bind(Query query, UserId owner, List<Period> periods, Selection selection) {
        return bind(query, owner, periods)
                .bind("kind", selection.kind())
                .bind("queue", selection.queue())
                .bind("groupBy", selection.groupBy());
    }

    private static List<String> texts(List<Period> periods, Function<Period, Instant> edge) {
        return periods.stream().map(edge).map(Instant::toString).toList();
    }

    private static Numbers counts(ResultSet row) throws SQLException {
        return new Numbers(Map.of(JobRows.outcome(row.getInt(3)), row.getLong(4)), TimeSketch.NONE, TimeSketch.NONE);
    }
}
