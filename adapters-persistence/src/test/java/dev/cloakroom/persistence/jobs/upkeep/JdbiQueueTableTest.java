package dev.cloakroom.persistence.jobs.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.persistence.TestDatabase;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class JdbiQueueTableTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final JdbiQueueTable table = new JdbiQueueTable(DATABASE.database());

    @Test
    void deadRowsAreCountedAndVacuumed() {
        DATABASE.jdbi().useHandle(handle -> {
            handle.execute("ALTER TABLE job_queue SET (autovacuum_enabled = off)");
            handle.execute("""
                    INSERT INTO job_queue (job_id, owner_no, lane_no, priority, state)
                    SELECT uuidv7(), 1, 1, 5, 0 FROM generate_series(1, 300)
                    """);
            handle.execute("DELETE FROM job_queue");
            // Statistics of a session are told when it comes to rest; this asks it to do so now.
            handle.execute("SELECT pg_stat_force_next_flush()");
        });
        await(() -> table.look().deadRows() == 300);
        assertThat(table.look().sinceVacuum()).isGreaterThan(Duration.ofDays(1));
        // Again where somebody else still saw them.
        await(() -> {
            table.vacuum();
            return table.look().deadRows() == 0;
        });
        assertThat(table.look().sinceVacuum()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aTransactionThatStaysOpenIsSeen() throws Exception {
        assertThat(table.look().oldestSnapshot()).isLessThan(Duration.ofSeconds(30));
        try (var connection = DATABASE.database().connectDirectly(Duration.ofSeconds(10));
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("SELECT count(*) FROM job_queue");
            await(() -> table.look().oldestSnapshot().isPositive());
            connection.rollback();
        }
    }

    /// Statistics reach the other sessions a moment later; the time-out of the class ends it should they not.
    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
