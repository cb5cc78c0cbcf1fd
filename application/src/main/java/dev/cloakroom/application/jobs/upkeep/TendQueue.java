package dev.cloakroom.application.jobs.upkeep;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps the table fast that all claims go through. Jobs that ended leave dead rows there, which every claim steps over
/// until they are vacuumed; the leader does so itself where the database's own turn is too far away. What it cannot
/// help, it tells the operator.
public final class TendQueue {

    private static final int MOST_DEAD_ROWS = 5_000;
    private static final Duration BETWEEN_VACUUMS = Duration.ofSeconds(30);
    private static final Duration OLDEST_SNAPSHOT = Duration.ofSeconds(60);
    private static final Duration SLOWEST_CLAIM = Duration.ofMillis(20);

    /// How the table is. No row that ended after the oldest snapshot was taken can be vacuumed.
    ///
    /// @param sinceVacuum since the last one, by whomever; longer than can be where there was none yet
    public record Condition(Duration oldestSnapshot, long deadRows, Duration sinceVacuum) {
        static final Condition UNKNOWN = new Condition(Duration.ZERO, 0, Duration.ZERO);
    }

    public interface Table {
        Condition look();

        /// Frees what dead rows hold, without a lock that anybody waits for.
        void vacuum();
    }

    private final Table table;
    private final Leadership leadership;
    private volatile Condition condition = Condition.UNKNOWN;

    public TendQueue(Table table, Leadership leadership) {
        this.table = table;
        this.leadership = leadership;
    }

    /// One look, and a vacuum where it is time for one; there is never more to do at once.
    public boolean handle() {
        var now = table.look();
        condition = now;
        if (now.deadRows() > MOST_DEAD_ROWS
                && now.sinceVacuum().compareTo(BETWEEN_VACUUMS) > 0
                && leadership.isHeld()) {
            table.vacuum();
            condition = table.look();
        }
        return false;
    }

    /// As of the last look.
    public Condition condition() {
        return condition;
    }

    /// What is wrong and what to do about it, or nothing, by name.
    ///
    /// @param claim what nineteen of twenty claims of this process took at most
    public Map<String, String> warnings(Duration claim) {
        var warnings = new LinkedHashMap<String, String>();
        warnings.put(
                "oldest-snapshot",
                condition.oldestSnapshot().compareTo(OLDEST_SNAPSHOT) <= 0
                        ? ""
                        : """
                a transaction has been open for %d s and keeps dead rows from being vacuumed: \
                find it in pg_stat_activity by the oldest xact_start, and end it""".formatted(condition.oldestSnapshot().toSeconds()));
        warnings.put("dead-rows", condition.deadRows() <= MOST_DEAD_ROWS ? "" : """
                job_queue has %d dead rows that claims step over: \
                they go once no old transaction or replication slot holds them""".formatted(condition.deadRows()));
        warnings.put("claim-time", claim.compareTo(SLOWEST_CLAIM) <= 0 ? "" : """
                one claim in twenty takes longer than %d ms: \
                look at the oldest snapshot and dead rows first, then at the database's processors and disk""".formatted(claim.toMillis()));
        return warnings;
    }
}
