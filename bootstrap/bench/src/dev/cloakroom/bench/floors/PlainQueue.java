package dev.cloakroom.bench.floors;

import dev.cloakroom.persistence.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// The floor under a burn-down: what two plain JDBC connections do that claim a hundred jobs, read their payloads, and
/// complete the hundred, with nothing else to think of.
///
/// It is as safe as the engine, so it takes two durable transactions for a batch: a job is claimed by an update that
/// others skip, and completed by a delete that leaves an outcome. The rows have the shape of the engine's (narrow queue
/// row, payload and outcome apart, ids of version 7, the same payload), and none of its care: no owners, lanes,
/// priorities, epochs, deadlines, attempts or revisions, no partitions, two indexes instead of five, no handler.
public final class PlainQueue {

    private static final int CLIENTS = 2;
    private static final int BATCH = 100;

    private static final String MAKE = """
            CREATE TABLE IF NOT EXISTS plain_job (id uuid PRIMARY KEY, payload json NOT NULL);
            CREATE TABLE IF NOT EXISTS plain_queue (
                id uuid PRIMARY KEY, seq bigint GENERATED ALWAYS AS IDENTITY, state smallint NOT NULL DEFAULT 0,
                worker_no bigint, started_at timestamptz
            ) WITH (fillfactor = 70, autovacuum_vacuum_cost_delay = 0);
            CREATE INDEX IF NOT EXISTS plain_queue_ready ON plain_queue (seq) WHERE state = 0;
            CREATE TABLE IF NOT EXISTS plain_outcome (
                id uuid PRIMARY KEY, outcome smallint NOT NULL, started_at timestamptz, finished_at timestamptz NOT NULL,
                result json
            )
            """;

    private static final String FILL = """
            WITH job AS (
                INSERT INTO plain_job (id, payload)
                SELECT uuidv7(), CAST(? AS json) FROM generate_series(1, ?) RETURNING id
            )
            INSERT INTO plain_queue (id) SELECT id FROM job
            """;

    private static final String CLAIM = """
            UPDATE plain_queue q SET state = 1, worker_no = ?, started_at = now()
            FROM plain_job j
            WHERE q.id = ANY (ARRAY(SELECT id FROM plain_queue WHERE state = 0 ORDER BY seq LIMIT ?
                                    FOR UPDATE SKIP LOCKED))
              AND j.id = q.id
            RETURNING q.id, j.payload
            """;

    private static final String COMPLETE = """
            WITH gone AS (
                DELETE FROM plain_queue WHERE id = ANY (?) AND state = 1 RETURNING id, started_at
            )
            INSERT INTO plain_outcome (id, outcome, started_at, finished_at, result)
            SELECT id, 0, started_at, now(), '{}' FROM gone
            """;

    private final DatabaseSettings settings;

    public PlainQueue(DatabaseSettings settings) {
        this.settings = settings;
    }

    public void fill(int jobs, String payload) throws SQLException {
        try (var connection = connect();
                var making = connection.createStatement();
                var filling = connection.prepareStatement(FILL)) {
            making.execute(MAKE);
            filling.setString(1, payload);
            filling.setInt(2, jobs);
            filling.execute();
        }
    }

    /// Jobs done a second.
    public double drain(int jobs) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        int done = 0;
        try (var executor = Executors.newFixedThreadPool(CLIENTS)) {
            for (var client : executor.invokeAll(Stream.generate(() -> (Callable<Integer>) this::drain)
                    .limit(CLIENTS)
                    .toList())) {
                done += client.get();
            }
        }
        if (done != jobs) {
            throw new IllegalStateException("done " + done + " of " + jobs);
        }
        return jobs * 1e9 / (System.nanoTime() - begin);
    }

    private int drain() throws SQLException {
        int done = 0;
        try (var connection = connect();
                var claim = connection.prepareStatement(CLAIM);
                var complete = connection.prepareStatement(COMPLETE)) {
            claim.setLong(1, Thread.currentThread().threadId());
            claim.setInt(2, BATCH);
            while (true) {
                List<UUID> ids = new ArrayList<>();
                try (var rows = claim.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getObject(1, UUID.class));
                        var _ = rows.getString(2);
                    }
                }
                if (ids.isEmpty()) {
                    return done;
                }
                complete.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                done += complete.executeUpdate();
            }
        }
    }

    private Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        try (var statement = connection.createStatement()) {
            // The same as the engine's sessions: without statistics a plan may read the whole table.
            statement.execute("SET enable_seqscan = off; SET jit = off");
        }
        return connection;
    }
}
