package dev.cloakroom.bench.floors;

import dev.cloakroom.persistence.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/// The floor under handing in: one durable transaction for each job, or for each batch of them, by plain JDBC on a
/// connection of its own. The rows have the shape, the indexes and the size of the engine's, in tables without
/// partitions; there are no keys, no lanes and no owners to look up.
public final class PlainInsert implements AutoCloseable {

    private static final String MAKE = """
            CREATE TABLE plain_submission (LIKE job INCLUDING ALL);
            CREATE TABLE plain_waiting (LIKE job_queue INCLUDING ALL)
            """;

    private static final String JOB = """
            INSERT INTO plain_submission (id, owner_no, lane_no, max_attempts, priority, timeout_seconds, created_at, payload)
            VALUES (?, 1, 1, 5, 5, 900, now(), CAST(? AS json))
            """;

    private static final String QUEUE = """
            INSERT INTO plain_waiting (job_id, owner_no, lane_no, priority, state) VALUES (?, 1, 1, 5, 0)
            """;

    private static final String BOTH = """
            WITH job AS (%s RETURNING id)
            INSERT INTO plain_waiting (job_id, owner_no, lane_no, priority, state) SELECT id, 1, 1, 5, 0 FROM job
            """.formatted(JOB);

    private final Connection connection;
    private final PreparedStatement both;
    private final PreparedStatement jobs;
    private final PreparedStatement queue;

    public PlainInsert(DatabaseSettings settings) throws SQLException {
        connection = connect(settings);
        both = connection.prepareStatement(BOTH);
        jobs = connection.prepareStatement(JOB);
        queue = connection.prepareStatement(QUEUE);
    }

    public static void make(DatabaseSettings settings) throws SQLException {
        try (var connection = connect(settings);
                var making = connection.createStatement()) {
            making.execute(MAKE);
        }
    }

    public void one(UUID id, String payload) throws SQLException {
        both.setObject(1, id);
        both.setString(2, payload);
        both.executeUpdate();
    }

    public void many(Iterable<UUID> ids, String payload) throws SQLException {
        connection.setAutoCommit(false);
        for (var id : ids) {
            jobs.setObject(1, id);
            jobs.setString(2, payload);
            jobs.addBatch();
            queue.setObject(1, id);
            queue.addBatch();
        }
        jobs.executeBatch();
        queue.executeBatch();
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(
                settings.url() + "?reWriteBatchedInserts=true&prepareThreshold=1",
                settings.user(),
                settings.password());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
