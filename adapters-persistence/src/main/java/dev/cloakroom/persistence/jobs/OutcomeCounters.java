package dev.cloakroom.persistence.jobs;

/// The part of a statement that counts the jobs it ends. Whoever inserts into `job_outcome` has it, so that the
/// counters are as exact as the history.
public final class OutcomeCounters {

    /// Adds to what another transaction, or this one, counted.
    public static final String ADD_UP = """
            ON CONFLICT (owner_no, slot, minutes, lane_no, outcome, code, shard) DO UPDATE
            SET jobs = c.jobs + EXCLUDED.jobs, first_at = least(c.first_at, EXCLUDED.first_at),
                last_at = greatest(c.last_at, EXCLUDED.last_at),
                newest = CASE WHEN EXCLUDED.last_at >= c.last_at THEN EXCLUDED.newest ELSE c.newest END,
                times = merge_times(c.times || EXCLUDED.times)
            """;

    private static final String NO_TIMES = "CAST(NULL AS bigint[])";

    /// Those of the last attempt. It waited since it was handed in, due, or due again.
    private static final String TIMES = """
            array_agg(time_entry(0, now() - started_at)) FILTER (WHERE outcome <= 1)
            || array_agg(time_entry(1, started_at - coalesce(greatest(run_at, uuid_extract_timestamp(job_id)),
                                                             started_at))) FILTER (WHERE outcome <= 1)
            """;

    private OutcomeCounters() {}

    /// A common table expression, to stand behind that of the name `ended`, which has the columns job_id, owner_no and
    /// lane_no and one row for each job that ended now.
    ///
    /// @param outcome an expression over `ended`, as is `problem`, the text of a problem or NULL
    public static String count(String ended, String outcome, String problem) {
        return count(ended, outcome, problem, NO_TIMES);
    }

    /// The same for jobs that were running. How long those took and waited which succeeded or failed is counted, too.
    ///
    /// @param ended has the columns outcome, run_at and started_at besides
    public static String countRuns(String ended, String problem) {
        return count(ended, "outcome", problem, TIMES);
    }

    private static String count(String ended, String outcome, String problem, String times) {
        return """
                , counted AS (
                    INSERT INTO job_counter AS c (owner_no, slot, minutes, lane_no, outcome, code, shard, jobs,
                                                  first_at, last_at, newest, times)
                    SELECT owner_no, date_trunc('minute', now()), 1, lane_no, %2$s,
                           coalesce(CAST(%3$s AS json) ->> 'code', ''), pg_backend_pid(), count(*), now(), now(),
                           (array_agg(job_id))[1], %4$s
                    FROM %1$s GROUP BY owner_no, lane_no, %2$s, coalesce(CAST(%3$s AS json) ->> 'code', '')
                    %5$s
                )
                """.formatted(ended, outcome, problem, times, ADD_UP);
    }
}
