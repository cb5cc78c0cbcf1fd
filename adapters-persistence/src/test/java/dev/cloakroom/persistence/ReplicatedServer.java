package dev.cloakroom.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL of its own with a streaming replica, both from the binaries jar, below one folder. The binaries have no
/// `pg_basebackup`: the replica is a copy of the primary's files, taken between the beginning and end of a backup.
public final class ReplicatedServer implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres primary;
    private @Nullable EmbeddedPostgres replica;
    private int replicaPort;

    private ReplicatedServer(Path folder, EmbeddedPostgres primary) {
        this.folder = folder;
        this.primary = primary;
    }

    /// Both run, and the primary is migrated.
    public static ReplicatedServer start(Path folder) throws IOException, SQLException {
        var primary = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("primary"))
                .setPGStartupWait(TestServer.STARTUP)
                .setServerConfig("wal_keep_size", "64MB")
                .start();
        var server = new ReplicatedServer(folder, primary);
        Database.migrate(server.primary());
        server.copy();
        server.startReplica();
        return server;
    }

    public DatabaseSettings primary() {
        return settings(primary.getPort());
    }

    /// The same before and after it was stopped.
    public DatabaseSettings replica() {
        return settings(replicaPort);
    }

    public void startReplica() throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("replica"))
                .setPGStartupWait(TestServer.STARTUP)
                .setCleanDataDirectory(false);
        var started = (replicaPort == 0 ? builder : builder.setPort(replicaPort)).start();
        replica = started;
        replicaPort = started.getPort();
    }

    /// At once, as a machine goes away: with all its processes, which would else live a moment longer than the first.
    public void killReplica() throws IOException {
        var pid = Files.readAllLines(folder.resolve("replica/postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        stopReplica();
    }

    /// Replays nothing more, as one does that a long query holds up. Asking for it is not having it.
    public void pauseReplay() {
        askReplica("""
                DO $$ BEGIN
                    PERFORM pg_wal_replay_pause();
                    WHILE pg_get_wal_replay_pause_state() <> 'paused' LOOP PERFORM pg_sleep(0.01); END LOOP;
                END $$""");
    }

    public void resumeReplay() {
        askReplica("SELECT pg_wal_replay_resume()");
    }

    @Override
    public void close() throws IOException {
        stopReplica();
        primary.close();
    }

    private void stopReplica() throws IOException {
        var running = replica;
        replica = null;
        if (running != null) {
            running.close();
        }
    }

    private void copy() throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(primary().url());
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('replica', true)");
            copyFiles();
            try (var stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(false)")) {
                stopped.next();
                Files.writeString(folder.resolve("replica/backup_label"), stopped.getString(1));
            }
        }
        Files.createFile(folder.resolve("replica/standby.signal"));
        Files.writeString(
                folder.resolve("replica/postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primary.getPort() + " user=postgres'\n");
    }

    private void copyFiles() throws IOException {
        var from = folder.resolve("primary");
        var to = folder.resolve("replica");
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes seen) throws IOException {
                if (!isCopied(from.relativize(directory))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.copy(directory, to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes seen) throws IOException {
                if (isCopied(from.relativize(file))) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)));
                    } catch (NoSuchFileException gone) {
                        return visitFileFailed(file, gone);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            /// The server goes on meanwhile, and makes and renames files: what is gone is in the log.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                if (failed instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
        for (String made : new String[] {"", "pg_wal", "pg_replslot"}) {
            Files.setPosixFilePermissions(
                    Files.createDirectories(to.resolve(made)), Files.getPosixFilePermissions(from));
        }
    }

    private static boolean isCopied(Path file) {
        String first = file.getName(0).toString();
        return !first.equals("pg_wal") && !first.equals("pg_replslot") && !first.startsWith("postmaster.");
    }

    private void askReplica(String sql) {
        Objects.requireNonNull(replica, "it is stopped");
        try (var connection = DriverManager.getConnection(replica().url());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private static DatabaseSettings settings(int port) {
        return new DatabaseSettings("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres", null, null, 4);
    }
}
