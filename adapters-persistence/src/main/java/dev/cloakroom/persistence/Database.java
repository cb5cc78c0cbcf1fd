package dev.cloakroom.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/// The pool of connections to the primary or to a replica, and the two kinds of connection that are not pooled: for
/// migrations, and
/// for listening.
public final class Database implements AutoCloseable {

    /// No use case may hold a row or a connection longer. And a prepared statement keeps the plan that it got on a
    /// fresh schema, where reading a whole table looks cheap, while the table grows by millions: where an index
    /// serves it must be used, and in its order. With a backlog of half a million, a page of a list was planned as
    /// a bitmap of all of it and a sort. Plans are made once, for any parameters: left the choice, the server plans
    /// a read by id anew each time, since the one partition that it then names looks cheaper than all of them, and
    /// plans seven times as long as it reads. (A pooler in transaction mode must set these per role instead.)
    private static final String SESSION = """
            SET statement_timeout = '4500ms'; SET lock_timeout = '2s';
            SET idle_in_transaction_session_timeout = '4500ms'; SET transaction_timeout = '5s';
            SET enable_seqscan = off; SET enable_bitmapscan = off; SET max_parallel_workers_per_gather = 0;
            SET jit = off; SET plan_cache_mode = force_generic_plan
            """;

    /// Waiting longer for a free connection only makes a queue that nobody reads.
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);

    private static final Duration READER_WAIT = Duration.ofMillis(500);

    private final DatabaseSettings settings;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Routing routing;

    private Database(DatabaseSettings settings, HikariDataSource pool, Function<Jdbi, Routing> routing) {
        this.settings = settings;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.routing = routing.apply(jdbi);
    }

    /// Opens the pool; fails when the database does not answer.
    public static Database open(DatabaseSettings settings) {
        return open(settings, Routing::none);
    }

    /// With replicas, each of which is used from when it answers.
    public static Database open(DatabaseSettings settings, List<DatabaseSettings> readers, InstantSource clock) {
        return open(settings, primary -> Routing.of(primary, readers, clock));
    }

    private static Database open(DatabaseSettings settings, Function<Jdbi, Routing> routing) {
        var config = pool(settings);
        config.setPoolName("cloakroom");
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        var database = new Database(settings, new HikariDataSource(config), routing);
        database.jdbi().setHandleCallbackDecorator(new OverloadRefusal());
        return database;
    }

    /// Opens a pool for reads of a replica, which need not answer now. Reads have somewhere else to go, so they do
    /// not wait for it.
    static Database openReader(DatabaseSettings settings) {
        var config = pool(settings);
        config.setPoolName("cloakroom-" + settings.place());
        config.setConnectionTimeout(READER_WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(1);
        config.setReadOnly(true);
        return new Database(settings, new HikariDataSource(config), Routing::none);
    }

    private static HikariConfig pool(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setDataSourceProperties(settings.connectionProperties());
        // Longer than any statement may take, so that the server's answer comes first where there still is a server.
        config.addDataSourceProperty("socketTimeout", "10");
        config.addDataSourceProperty("socketFactory", WatchedSockets.class.getName());
        // The statements are few and always the same text: prepare them on the server from the second use on.
        config.addDataSourceProperty("prepareThreshold", "2");
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionInitSql(SESSION);
        return config;
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

    /// Where reads go that need not be on the primary.
    public Routing routing() {
        return routing;
    }

    public DataSource dataSource() {
        return pool;
    }

    /// A connection of its own, never pooled and without our time-outs; the caller closes it.
    ///
    /// @param socketTimeout how long one read may take before the connection counts as dead
    public Connection connectDirectly(Duration socketTimeout) throws SQLException {
        return connectDirectly(socketTimeout, new Properties());
    }

    /// The same over sockets of our own, unless the URL of the database names others; it is made by its name.
    public Connection connectDirectly(Duration socketTimeout, Class<? extends DriverSockets> sockets)
            throws SQLException {
        var properties = new Properties();
        properties.setProperty("socketFactory", sockets.getName());
        return connectDirectly(socketTimeout, properties);
    }

    private Connection connectDirectly(Duration socketTimeout, Properties more) throws SQLException {
        Properties properties = settings.connectionProperties();
        properties.setProperty("socketTimeout", String.valueOf(socketTimeout.toSeconds()));
        properties.putAll(more);
        return DriverManager.getConnection(settings.url(), properties);
    }

    @Override
    public void close() {
        routing.close();
        pool.close();
    }
}
