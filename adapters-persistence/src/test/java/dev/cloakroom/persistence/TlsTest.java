package dev.cloakroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.jobs.RecordedNews;
import dev.cloakroom.persistence.jobs.news.HearOthers;
import dev.cloakroom.persistence.jobs.news.TellOthers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own sockets below the driver's TLS, and the same ones without it.
@Timeout(60)
class TlsTest {

    @TempDir
    static Path folder;

    private static TlsServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TlsServer.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void thePoolReadsWhatTakesManyRecords() {
        try (var database = Database.open(server.settings("require"))) {
            database.jdbi().useHandle(handle -> {
                assertThat(handle.createQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                                .mapTo(Boolean.class)
                                .one())
                        .isTrue();
                assertThat(handle.createQuery("SELECT repeat('0123456789', 500000)")
                                .mapTo(String.class)
                                .one())
                        .isEqualTo("0123456789".repeat(500_000));
            });
        }
    }

    /// By the one who watches the socket: the timer that a time-out of the socket's own sets would give a
    /// [SocketTimeoutException], and cost what it is here to save.
    @ParameterizedTest
    @ValueSource(strings = {"disable", "require"})
    void thePoolGivesUpAServerThatFallsSilent(String sslMode) throws SQLException {
        try (var database = Database.open(server.settings(sslMode));
                var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            assertThat(connection.getNetworkTimeout()).as("in milliseconds").isEqualTo(10_000);
            // Else the server would speak up before anybody looks, where the machine stands still for long enough.
            statement.execute("SET statement_timeout = 0");
            connection.setNetworkTimeout(Runnable::run, 1_000);
            assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(50)"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            lost -> assertThat(lost.getSQLState()).startsWith("08"))
                    .rootCause()
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            assertThat(connection.isClosed()).isTrue();
        }
    }

    /// It agrees to speak TLS, and never says another word. The driver reads so much under the limit for connecting.
    @Test
    void theDriverGivesUpAServerThatFallsSilentInTheHandshake() throws Exception {
        var properties = new Properties();
        properties.setProperty("socketFactory", WatchedSockets.class.getName());
        properties.setProperty("connectTimeout", "1");
        properties.setProperty("sslmode", "require");
        properties.setProperty("user", "anybody");
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var agreeing = threads.submit(() -> {
                var peer = silent.accept();
                peer.getInputStream().readNBytes(8);
                peer.getOutputStream().write('S');
                return peer;
            });
            assertThatThrownBy(() -> DriverManager.getConnection(
                                    "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/any", properties)
                            .close())
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            lost -> assertThat(lost.getSQLState()).startsWith("08"));
            agreeing.get().close();
        }
    }

    @Test
    void newsAreHeard() {
        var heard = new RecordedNews();
        var id = new JobId(UUID.randomUUID());
        try (var database = Database.open(server.settings("require"));
                var hear = new HearOthers(database, UUID.randomUUID(), heard, InstantSource.system())) {
            while (!hear.isListening()) {
                var _ = hear.handle();
            }
            var tell = new TellOthers(database.jdbi(), UUID.randomUUID(), InstantSource.system());
            tell.cancelRequested(id);
            assertThat(tell.handle()).isTrue();
            while (heard.events().size() < 2) {
                var _ = hear.handle();
            }
        }
        assertThat(heard.events()).isEqualTo(List.of("uncertain", "cancel " + id));
    }
}
