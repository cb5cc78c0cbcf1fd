package dev.cloakroom.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/// The pool of connections to the primary, and the two kinds of connection that are not pooled: for migrations, and
/// for listening.
public final class Database implements AutoCloseable {

    /// No use case may hold a row or a connection longer. And a prepared statement keeps the plan that it got on a
    /// fresh schema, where reading a whole table looks cheap, while the table grows by millions: where an index
    /// serves it must be used. (A pooler in transaction mode must set these per role instead.)
    private static final String SESSION = """
            SET statement_timeout = '4500ms'; SET lock_timeout = '2s';
            SET idle_in_transaction_session_timeout = '4500ms'; SET transaction_timeout = '5s';
            SET enable_seqscan = off; SET jit = off
            """;

    /// Waiting longer for a free connection only makes a queue that nobody reads.
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);

    private final DatabaseSettings settings;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(DatabaseSettings settings, HikariDataSource pool) {
        this.settings = settings;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /// Opens the pool; fails when the database does not answer.
    public static Database open(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("cloakroom");
        config.setJdbcUrl(settings.url());
        config.setDataSourceProperties(settings.connectionProperties());
        // Longer than any statement may take, so that the server's answer comes first where there still is a server.
        config.addDataSourceProperty("socketTimeout", "10");
        // The statements are few and always the same text: prepare them on the server from the second use on.
        config.addDataSourceProperty("prepareThreshold", "2");
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setConnectionInitSql(SESSION);
        return new Database(settings, new HikariDataSource(config));
    }

    /// Brings the schema up to date and says how many migrations that took. Safe on several nodes at once.
    public static int migrate(DatabaseSettings settings) {
        return Flyway.configure()
                .dataSource(settings.url(), settings.user(), settings.password())
                .locations("classpath:db/migration")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public DataSource dataSource() {
        return pool;
    }

    /// A connection of its own, never pooled and without our time-outs; the caller closes it.
    ///
    /// @param socketTimeout how long one read may take before the connection counts as dead
    public Connection connectDirectly(Duration socketTimeout) throws SQLException {
        Properties properties = settings.connectionProperties();
        properties.setProperty("socketTimeout", String.valueOf(socketTimeout.toSeconds()));
        return DriverManager.getConnection(settings.url(), properties);
    }

    @Override
    public void close() {
        pool.close();
    }
}
