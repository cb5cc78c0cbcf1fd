package dev.cloakroom.bootstrap.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A durable PostgreSQL as a child of this process: it listens on loopback only, asks for a password, and shuts down
/// cleanly when this process ends, even by `kill -9` (on Linux; elsewhere the next start stops what was left).
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String USER = "cloakroom";
    private static final String PASSWORD_FILE = "postgres-password";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final int MOST_PORTS = 5;
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final Process server;
    private final Address address;

    private EmbeddedPostgres(Process server, Address address) {
        this.server = server;
        this.address = address;
    }

    /// Where a server listens, and who may come in.
    public record Address(int port, String user, String password) {

        public String url() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        }

        @Override
        public String toString() {
            return url();
        }
    }

    /// Says which port to take: one that was free a moment ago.
    interface Ports {
        int next() throws IOException;
    }

    /// The server that another process runs on that data directory now.
    public static Optional<Address> running(Path dataDirectory) {
        Path root = dataDirectory.toAbsolutePath().normalize();
        try {
            var port = new PidFile(root.resolve("postgres/data")).readyPort();
            return port.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Address(
                            port.getAsInt(),
                            USER,
                            Files.readString(root.resolve(PASSWORD_FILE)).strip()));
        } catch (IOException failed) {
            throw new EmbeddedFailure("Cannot look for a server in " + root + ": " + failed, failed);
        }
    }

    /// Starts the server on the data of earlier starts, or on new data, and returns when it takes connections.
    public static EmbeddedPostgres start(DataDirectory directory) {
        return start(directory, EmbeddedPostgres::freePort);
    }

    static EmbeddedPostgres start(DataDirectory directory, Ports ports) {
        Path home = directory.path().resolve("postgres");
        try {
            Files.createDirectories(home);
            Path programs = PostgresBinaries.unpackedBelow(home);
            var launch = Launch.forThisMachine();
            String password = directory.secret(PASSWORD_FILE);
            Path data = home.resolve("data");
            if (!Files.isDirectory(data)) {
                initialise(launch, programs, home, directory.path().resolve(PASSWORD_FILE));
            }
            var pidFile = new PidFile(data);
            pidFile.clear();
            Path logFile = freshLog(home);
            for (int tries = 1; ; tries++) {
                int port = ports.next();
                var server = spawn(launch.lasting(command(programs, data, port)), logFile);
                if (isReady(server, pidFile, home)) {
                    return new EmbeddedPostgres(server, new Address(port, USER, password));
                }
                // Between the choice of a port and its use somebody else may take it.
                if (tries == MOST_PORTS || isFree(port)) {
                    throw new EmbeddedFailure("PostgreSQL did not start: " + tail(home));
                }
            }
        } catch (IOException failed) {
            throw new EmbeddedFailure("PostgreSQL cannot start in " + home + ": " + failed, failed);
        }
    }

    public Address address() {
        return address;
    }

    /// Ends sessions that are still open, writes a checkpoint and waits for the server to be gone.
    @Override
    public void close() {
        try {
            PidFile.interrupt(server.pid());
            if (!server.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("PostgreSQL did not stop within {}: killing it, the next start recovers", STOP_LIMIT);
                server.destroyForcibly();
            }
        } catch (IOException failed) {
            throw new EmbeddedFailure("Cannot stop PostgreSQL: " + failed, failed);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Made beside its place and moved there, so that a start that was killed half-way leaves nothing to stumble over.
    private static void initialise(Launch launch, Path programs, Path home, Path passwordFile) throws IOException {
        Path draft = home.resolve("data.new");
        PostgresBinaries.delete(draft);
        var initdb = List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + draft,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        try {
            int exit = spawn(launch.brief(initdb), freshLog(home)).waitFor();
            if (exit != 0) {
                throw new EmbeddedFailure("initdb failed (" + exit + "): " + tail(home));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while PostgreSQL made its data directory");
        }
        Files.move(draft, home.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> command(Path programs, Path data, int port) {
        return List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "timezone=UTC");
    }

    /// The kernel's "tell me when my parent dies" means the thread that spawned: this one waits for the child.
    private static Process spawn(List<String> command, Path logFile) throws IOException {
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("embedded-postgres").start(() -> {
            try {
                var process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                        .start();
                started.complete(process);
                log.debug("{} ended with {}", command.getLast(), process.waitFor());
            } catch (IOException failed) {
                started.completeExceptionally(failed);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return started.join();
        } catch (CompletionException failed) {
            throw new IOException("cannot run " + command.getFirst(), failed.getCause());
        }
    }

    /// Waits until it is; false where it ended instead.
    private static boolean isReady(Process server, PidFile pidFile, Path home) throws IOException {
        long giveUp = System.nanoTime() + START_LIMIT.toNanos();
        while (!pidFile.isReady(server.pid())) {
            try {
                if (server.waitFor(20, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                server.destroyForcibly();
                throw new EmbeddedFailure("Interrupted while PostgreSQL was starting");
            }
            if (System.nanoTime() > giveUp) {
                server.destroyForcibly();
                throw new EmbeddedFailure("PostgreSQL was not ready after " + START_LIMIT + ": " + tail(home));
            }
        }
        return true;
    }

    /// One earlier log is kept, so that the start after a crash does not wipe what the crash left to read.
    private static Path freshLog(Path home) throws IOException {
        Path file = home.resolve("log");
        if (Files.exists(file)) {
            Files.move(file, home.resolve("log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static String tail(Path home) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(home.resolve("log")));
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }
}
