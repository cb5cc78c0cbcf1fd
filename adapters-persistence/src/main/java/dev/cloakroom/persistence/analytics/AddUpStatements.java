package dev.cloakroom.persistence.analytics;

import dev.cloakroom.domain.analytics.Period;
import dev.cloakroom.persistence.jobs.OutcomeCounters;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Moves counters into fewer rows, each once: what is deleted here is what is added there. Sorted, so that two who do
/// it at once wait for one another and never for each other in turn.
final class AddUpStatements {

    private static final String OLD = """
            WITH old AS (
                DELETE FROM %1$s
                WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM %1$s
                    WHERE minutes = 1 AND slot < now() - make_interval(secs => :youngest)
                      AND slot >= now() - make_interval(secs => :oldest) AND (shard <> 0 OR :minutes > 1)
                    LIMIT :most FOR UPDATE SKIP LOCKED))
                RETURNING *, date_bin(make_interval(mins => :minutes), slot, 'epoch') AS bin
            )
            """;

    /// The quarters' times, which do not tell outcomes apart.
    private static final String TIMES = """
            , timed AS (
                INSERT INTO job_time AS t (owner_no, slot, lane_no, times)
                SELECT owner_no, bin, lane_no, merge_times(all_times(times))
                FROM old WHERE :minutes > 1 AND times IS NOT NULL GROUP BY owner_no, bin, lane_no
                ORDER BY owner_no, bin, lane_no
                ON CONFLICT (owner_no, slot, lane_no) DO UPDATE SET times = merge_times(t.times || EXCLUDED.times)
            )
            """;

    private static final String JOBS = OLD.formatted("job_counter") + TIMES + """
            INSERT INTO job_counter AS c (owner_no, slot, minutes, lane_no, outcome, code, shard, jobs, first_at,
                                          last_at, newest, times)
            SELECT owner_no, bin, :minutes, lane_no, outcome, code, 0, sum(jobs), min(first_at), max(last_at),
                   (array_agg(newest ORDER BY last_at DESC))[1],
                   CASE WHEN :minutes = 1 THEN merge_times(all_times(times)) END
            FROM old GROUP BY owner_no, bin, lane_no, outcome, code
            ORDER BY owner_no, bin, lane_no, outcome, code
            """ + OutcomeCounters.ADD_UP
            + " RETURNING (SELECT count(*) FROM old)";

    private static final String EVENTS =
            OLD.formatted("event_counter") + """
            INSERT INTO event_counter AS c (owner_no, slot, minutes, shard, events)
            SELECT owner_no, bin, :minutes, 0, sum(events)
            FROM old GROUP BY owner_no, bin
            ORDER BY owner_no, bin
            """ + EventCounters.ADD_UP + " RETURNING (SELECT count(*) FROM old)";

    private static final List<String> FORGET = List.of(
            forget("job_counter", "minutes = 15 AND"),
            forget("event_counter", "minutes = 15 AND"),
            forget("job_time", ""));

    /// Longer than any transaction takes: nobody counts into a minute that is over for so long.
    private static final Duration SETTLED = Duration.ofMinutes(2);

    /// A quarter longer than is promised: whoever asks may have a clock that is behind, and no quarter that is added
    /// up reaches into the promised time.
    private static final Duration MINUTES_STAY = Period.MINUTES_STAY.plusMinutes(15);

    private static final Duration EVER = Duration.ofDays(100_000);

    private AddUpStatements() {}

    private static String forget(String table, String quarters) {
        return """
                DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM %1$s WHERE %2$s slot < now() - make_interval(secs => :kept) LIMIT :most))
                """.formatted(table, quarters);
    }

    /// How many rows went into others, or were forgotten, where most did: when it is `atMost`, there may be more.
    static int run(Handle handle, Duration kept, int atMost) {
        int added = Stream.of(JOBS, EVENTS)
                .mapToInt(sql -> Math.max(
                        addUp(handle, sql, 15, MINUTES_STAY, EVER, atMost),
                        addUp(handle, sql, 1, SETTLED, MINUTES_STAY, atMost)))
                .max()
                .orElse(0);
        int forgotten = FORGET.stream()
                .mapToInt(sql -> handle.createUpdate(sql)
                        .bind("kept", kept.toSeconds())
                        .bind("most", atMost)
                        .execute())
                .max()
                .orElse(0);
        return Math.max(added, forgotten);
    }

    private static int addUp(Handle handle, String sql, int minutes, Duration youngest, Duration oldest, int atMost) {
        return handle.createQuery(sql)
                .bind("minutes", minutes)
                .bind("youngest", youngest.toSeconds())
                .bind("oldest", oldest.toSeconds())
                .bind("most", atMost)
                .mapTo(Integer.class)
                .findFirst()
                .orElse(0);
    }
}
