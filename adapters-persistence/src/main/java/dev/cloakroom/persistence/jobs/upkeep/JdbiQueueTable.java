package dev.cloakroom.persistence.jobs.upkeep;

import dev.cloakroom.application.jobs.upkeep.TendQueue.Condition;
import dev.cloakroom.application.jobs.upkeep.TendQueue.Table;
import dev.cloakroom.persistence.Database;
import java.sql.SQLException;
import java.time.Duration;

public final class JdbiQueueTable implements Table {

    /// A vacuum itself holds nothing back. A replication slot has no time, but the transaction it holds back from does
    /// as long as it is open; dead rows tell the rest.
    private static final String LOOK = """
            SELECT coalesce(extract(EPOCH FROM clock_timestamp() - least(
                       (SELECT min(xact_start) FROM pg_stat_activity
                        WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid()
                          AND backend_type <> 'autovacuum worker' AND query NOT LIKE 'VACUUM%'),
                       (SELECT min(prepared) FROM pg_prepared_xacts WHERE database = current_database()))), 0),
                   n_dead_tup,
                   coalesce(extract(EPOCH FROM clock_timestamp() - greatest(last_vacuum, last_autovacuum)), 1e6)
            FROM pg_stat_user_tables WHERE relname = 'job_queue'
            """;

    private static final String VACUUM = "VACUUM (TRUNCATE false) job_queue";

    /// It takes milliseconds unless the table is far behind; meanwhile nobody waits for it.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Database database;

    public JdbiQueueTable(Database database) {
        this.database = database;
    }

    @Override
    public Condition look() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(LOOK)
                        .map((row, _) ->
                                new Condition(seconds(row.getDouble(1)), row.getLong(2), seconds(row.getDouble(3))))
                        .one());
    }

    /// Not in the pool, whose statements may not take long.
    @Override
    public void vacuum() {
        try (var connection = database.connectDirectly(PATIENCE);
                var statement = connection.createStatement()) {
            statement.execute(VACUUM);
        } catch (SQLException failed) {
            throw new IllegalStateException("the vacuum of job_queue failed", failed);
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.max(0, seconds * 1e3));
    }
}
