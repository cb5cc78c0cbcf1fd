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
/// so the rows that are read are those that are added up. The statements leave the planner no other way, whatever it
/// takes the tables for: each period is asked for by itself, and a pair is compared, which no index but the primary key
/// begins with. Left the choice, it read the rows of all owners and compared each with each period.
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

    private static final String IN_PERIOD = """
             (owner_no, slot) >= ((SELECT owner_no FROM mine), p.begins)
            AND (owner_no, slot) < ((SELECT owner_no FROM mine), p.ends)
            """;

    private static final String IN_LANES = """
            AND (CAST(:kind AS text) IS NULL AND CAST(:queue AS text) IS NULL
                OR lane_no = ANY (ARRAY(
                    SELECT lane_no FROM lane
                    WHERE (CAST(:kind AS text) IS NULL OR kind = :kind)
                      AND (CAST(:queue AS text) IS NULL OR queue = :queue))))
            """;

    private static final String GROUP =
            "CASE :groupBy WHEN 'KIND' THEN l.kind WHEN 'QUEUE' THEN l.queue ELSE '' END AS name";

    /// Each has its lane; said so, nobody begins with the lanes and reads all periods for each.
    private static final String LANE = "LEFT JOIN lane l ON l.lane_no = c.lane_no";

    static final String JOBS =
            PERIODS + "SELECT p.place, " + GROUP + ", c.outcome, c.jobs" + """

            FROM period p
            CROSS JOIN LATERAL (
                SELECT lane_no, outcome, sum(jobs) AS jobs FROM job_counter
                WHERE""" + IN_PERIOD + IN_LANES + """
                GROUP BY lane_no, outcome
            ) c
            """ + LANE;

    /// The minutes are few and looked for once: another index may serve them, by which they are those of all owners.
    private static final String MINUTES = """
            , minute AS MATERIALIZED (
                SELECT lane_no, slot, times FROM job_counter
                WHERE minutes = 1 AND times IS NOT NULL
                  AND (owner_no, slot) >= ((SELECT owner_no FROM mine), (SELECT min(begins) FROM period))
                  AND (owner_no, slot) < ((SELECT owner_no FROM mine), (SELECT max(ends) FROM period))
            )
            """;

    /// One row for each minute and quarter of a lane; [SketchSum] adds them up. The offset keeps the two together.
    static final String TIMES = PERIODS + MINUTES + "SELECT p.place, " + GROUP + ", array_send(c.times)" + """

            FROM period p
            CROSS JOIN LATERAL (
                SELECT lane_no, times FROM minute
                WHERE slot >= p.begins AND slot < p.ends
            """
            + IN_LANES + """
                UNION ALL
                SELECT lane_no, times FROM job_time
                WHERE""" + IN_PERIOD + IN_LANES + """
                OFFSET 0
            ) c
            """ + LANE;

    static final String EVENTS = PERIODS + """
            SELECT p.place, c.events
            FROM period p
            CROSS JOIN LATERAL (
                SELECT sum(events) AS events FROM event_counter
                WHERE""" + IN_PERIOD + """
                HAVING count(*) > 0
            ) c
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
