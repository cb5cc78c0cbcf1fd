package dev.cloakroom.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The one PostgreSQL of this JVM, with a template database that was migrated once: the server that
/// CLOAKROOM_TEST_DATABASE_URL names (a JDBC URL with user and password, may create databases), else a container where
/// a Docker engine answers, else PostgreSQL from the binaries jar.
final class TestServer implements AutoCloseable {

    /// Of PostgreSQL on a machine that does much else.
    static final Duration STARTUP = Duration.ofMinutes(2);

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String maintenanceUrl;
    private final Closeable server;
    private final String template = "cloakroom_" + UUID.randomUUID().toString().substring(0, 8);

    private TestServer(String maintenanceUrl, Closeable server) {
        this.maintenanceUrl = maintenanceUrl;
        this.server = server;
    }

    static TestServer start() {
        var started = locate();
        started.execute("CREATE DATABASE " + started.template);
        Database.migrate(started.settings(started.template));
        return started;
    }

    DatabaseSettings create() {
        String name = template + "_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return settings(name);
    }

    void drop(DatabaseSettings settings) {
        execute("DROP DATABASE IF EXISTS " + nameOf(settings.url()) + " WITH (FORCE)");
    }

    @Override
    public void close() throws IOException {
        execute("DROP DATABASE IF EXISTS " + template + " WITH (FORCE)");
        server.close();
    }

    private static TestServer locate() {
        String named = System.getenv("CLOAKROOM_TEST_DATABASE_URL");
        if (named != null && !named.isBlank()) {
            return new TestServer(named, () -> {});
        }
        return dockerAnswers() ? container() : embedded();
    }

    private static TestServer container() {
        var container = new PostgreSQLContainer("postgres:18");
        container.start();
        String url = container.getJdbcUrl();
        String credentials = "user=" + container.getUsername() + "&password=" + container.getPassword();
        return new TestServer(url + (url.contains("?") ? "&" : "?") + credentials, container::stop);
    }

    private static TestServer embedded() {
        try {
            var postgres = EmbeddedPostgres.builder().setPGStartupWait(STARTUP).start();
            return new TestServer(postgres.getJdbcUrl("postgres", "postgres"), postgres);
        } catch (IOException failed) {
            throw new IllegalStateException("PostgreSQL from the binaries jar did not start", failed);
        }
    }

    /// Whether an engine answers, not whether the command is there: many machines have a client alone.
    private static boolean dockerAnswers() {
        try {
            var process = new ProcessBuilder("docker", "info")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private DatabaseSettings settings(String database) {
        return new DatabaseSettings(
                maintenanceUrl.replaceFirst("/[^/?]+(\\?|$)", "/" + database + "$1"), null, null, 8);
    }

    private static String nameOf(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(maintenanceUrl);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
