package dev.cloakroom.bootstrap.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cloakroom.bootstrap.OtherProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path data;

    @Test
    void whatWasStoredSurvivesStopAndStart() throws SQLException {
        try (var directory = DataDirectory.open(data)) {
            try (var postgres = EmbeddedPostgres.start(directory)) {
                run(postgres, "CREATE TABLE note AS SELECT 'kept' AS text");
            }
            assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
            try (var postgres = EmbeddedPostgres.start(directory)) {
                assertThat(ask(postgres, "SELECT text FROM note")).isEqualTo("kept");
            }
        }
    }

    @Test
    void isDurableAndAsksForAPassword() throws SQLException {
        try (var directory = DataDirectory.open(data);
                var postgres = EmbeddedPostgres.start(directory)) {
            assertThat(ask(postgres, "SELECT current_setting('fsync') || current_setting('synchronous_commit')"))
                    .isEqualTo("onon");
            assertThatThrownBy(() -> DriverManager.getConnection(
                            postgres.address().url(), postgres.address().user(), "wrong"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void survivesKillOfItsProcess() throws Exception {
        try (var other = OtherProcess.start(HoldsPostgres.class, Map.of(), data.toString())) {
            String url = other.awaitLine("url ").substring("url ".length());
            String password = Files.readString(data.resolve("postgres-password"));
            try (var connection = DriverManager.getConnection(url, "cloakroom", password);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE note AS SELECT 'kept' AS text");
            }
            other.kill();
        }
        try (var directory = DataDirectory.open(data);
                var postgres = EmbeddedPostgres.start(directory)) {
            assertThat(ask(postgres, "SELECT text FROM note")).isEqualTo("kept");
        }
    }

    @Test
    void aPortThatSomebodyElseTookMeanwhileIsGivenUpForAnother() throws Exception {
        try (var directory = DataDirectory.open(data);
                var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var taken = new ArrayDeque<>(List.of(other.getLocalPort(), other.getLocalPort()));
            try (var postgres = EmbeddedPostgres.start(
                    directory, () -> taken.isEmpty() ? EmbeddedPostgres.freePort() : taken.remove())) {
                assertThat(ask(postgres, "SELECT 'up'")).isEqualTo("up");
                assertThat(taken).isEmpty();
            }
        }
    }

    @Test
    void aPidFileThatNamesSomebodyElseDoesNotBlockTheStart() throws Exception {
        try (var directory = DataDirectory.open(data)) {
            EmbeddedPostgres.start(directory).close();
            Path pidFile = data.resolve("postgres/data/postmaster.pid");
            Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + data + "\n");
            try (var postgres = EmbeddedPostgres.start(directory)) {
                assertThat(ask(postgres, "SELECT 'up'")).isEqualTo("up");
            }
        }
    }

    @Test
    void anOrphanServerIsStoppedBeforeTheNextOneStarts() throws Exception {
        try (var directory = DataDirectory.open(data)) {
            var orphan = EmbeddedPostgres.start(directory);
            run(orphan, "CREATE TABLE note AS SELECT 'kept' AS text");
            try (var postgres = EmbeddedPostgres.start(directory)) {
                assertThat(ask(postgres, "SELECT text FROM note")).isEqualTo("kept");
                assertThatThrownBy(() -> ask(orphan, "SELECT 1")).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void aSecondOwnerOfTheDirectoryIsRefusedWithAClearLine() {
        try (var directory = DataDirectory.open(data)) {
            assertThatThrownBy(() -> DataDirectory.open(data))
                    .isInstanceOf(EmbeddedFailure.class)
                    .hasMessage("Another Cloakroom runs on " + directory.path()
                            + ": stop it, or give this one a directory of its own by CLOAKROOM_DATA_DIR");
        }
        DataDirectory.open(data).close();
    }

    @Test
    void aSecondProcessOnTheDirectoryIsRefused() throws Exception {
        try (var _ = DataDirectory.open(data);
                var other = OtherProcess.start(HoldsPostgres.class, Map.of(), data.toString())) {
            assertThat(other.awaitLine("Another Cloakroom runs on ")).contains(data.toString());
            assertThat(other.exit()).isEqualTo(1);
        }
    }

    @Test
    void aRunningServerIsFoundByOtherProcesses() {
        assertThat(EmbeddedPostgres.running(data)).isEmpty();
        try (var directory = DataDirectory.open(data);
                var postgres = EmbeddedPostgres.start(directory)) {
            assertThat(EmbeddedPostgres.running(data)).hasValue(postgres.address());
        }
        assertThat(EmbeddedPostgres.running(data)).isEmpty();
    }

    @Test
    void aSecretIsMadeOnceAndReadableByItsOwnerAlone() throws Exception {
        try (var directory = DataDirectory.open(data)) {
            String secret = directory.secret("some");
            assertThat(secret).hasSizeGreaterThanOrEqualTo(43).isEqualTo(directory.secret("some"));
            assertThat(directory.secret("other")).isNotEqualTo(secret);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("some"))))
                    .isEqualTo("rw-------");
        }
    }

    private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.address().url(),
                        postgres.address().user(),
                        postgres.address().password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.address().url(),
                        postgres.address().user(),
                        postgres.address().password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
