package dev.cloakroom.bench;

import dev.cloakroom.persistence.DatabaseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// The floor under a burn-down: a table of ids and payloads, emptied by plain JDBC in batches, without owners, epochs,
/// attempts, outcomes or a handler.
final class PlainQueue {

    private static final int CLIENTS = 2;

    private static final String MAKE =
            "CREATE TABLE IF NOT EXISTS plain_queue (id bigint PRIMARY KEY, payload jsonb NOT NULL)";

    private static final String FILL =
            "INSERT INTO plain_queue SELECT n, jsonb_build_object('number', n) FROM generate_series(1, ";

    private static final String TAKE = """
            DELETE FROM plain_queue
            WHERE id = ANY (ARRAY(SELECT id FROM plain_queue ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED))
            RETURNING payload
            """;

    private final DatabaseSettings settings;

    PlainQueue(DatabaseSettings settings) {
        this.settings = settings;
    }

    /// Jobs taken a second.
    double drain(int jobs) throws SQLException, InterruptedException, ExecutionException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(MAKE);
            statement.execute(FILL + jobs + ") n");
            statement.execute("ANALYZE plain_queue");
        }
        long begin = System.nanoTime();
        try (var executor = Executors.newFixedThreadPool(CLIENTS)) {
            for (var client : executor.invokeAll(Stream.generate(() -> (Callable<Integer>) this::takeAll)
                    .limit(CLIENTS)
                    .toList())) {
                client.get();
            }
        }
        return jobs * 1e9 / (System.nanoTime() - begin);
    }

    private int takeAll() throws SQLException {
        int taken = 0;
        try (var connection = connect();
                var statement = connection.prepareStatement(TAKE)) {
            for (int batch = -1; batch != 0; taken += batch) {
                batch = 0;
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        batch++;
                    }
                }
            }
        }
        return taken;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }
}
