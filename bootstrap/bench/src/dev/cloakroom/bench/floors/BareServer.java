package dev.cloakroom.bench.floors;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/// The floor under the API: what is left when everything is left out. It parses the JSON of a POST and stores it in one
/// durable statement; a GET reads one row by its key. No credentials, no checks, no keys, no headers but those of
/// Javalin. Arguments: the port and the URL of the database.
public final class BareServer {

    private static final String INSERT = """
            INSERT INTO bare (id, kind, payload, created_at) VALUES (?, ?, CAST(? AS json), now())
            """;

    private static final JsonMapper JSON = new JsonMapper();

    private BareServer() {}

    static void main(String[] arguments) throws SQLException {
        var pool = new HikariConfig();
        pool.setJdbcUrl(arguments[1]);
        pool.setMaximumPoolSize(12);
        pool.addDataSourceProperty("prepareThreshold", "2");
        var database = new HikariDataSource(pool);
        try (var connection = database.getConnection();
                var making = connection.createStatement()) {
            making.execute("CREATE TABLE IF NOT EXISTS bare (id uuid PRIMARY KEY, kind text NOT NULL,"
                    + " payload json NOT NULL, created_at timestamptz NOT NULL)");
        }
        var _ = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    config.routes.post(
                            "/bare",
                            ctx -> ctx.status(202)
                                    .contentType("application/json")
                                    .result(answer(insert(database, ctx.body()))));
                    config.routes.get(
                            "/bare/{id}",
                            ctx -> ctx.contentType("application/json")
                                    .result(find(database, UUID.fromString(ctx.pathParam("id")))));
                })
                .start("127.0.0.1", Integer.parseInt(arguments[0]));
    }

    private static UUID insert(DataSource database, String body) throws SQLException {
        var job = JSON.readTree(body);
        var id = UUID.randomUUID();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, job.get("kind").asString());
            insert.setString(3, job.get("payload").toString());
            insert.executeUpdate();
        }
        return id;
    }

    private static byte[] find(DataSource database, UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var select =
                        connection.prepareStatement("SELECT id, kind, payload, created_at FROM bare WHERE id = ?")) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("there is no " + id);
                }
                var found = JSON.createObjectNode()
                        .put("id", row.getString(1))
                        .put("kind", row.getString(2))
                        .put("created_at", row.getString(4));
                found.set("payload", JSON.readTree(row.getString(3)));
                return JSON.writeValueAsBytes(found);
            }
        }
    }

    private static byte[] answer(UUID id) {
        return ("{\"id\":\"" + id + "\",\"status\":\"queued\"}").getBytes(StandardCharsets.UTF_8);
    }
}
