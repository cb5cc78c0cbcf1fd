package dev.cloakroom.bootstrap.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `postmaster.pid`: PostgreSQL refuses to start where the file names a live process, whatever process that is. After
/// a crash the number may belong to somebody else, or to a dead server that nobody has reaped.
final class PidFile {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Logger log = LoggerFactory.getLogger(PidFile.class);

    private final Path data;
    private final Path file;

    PidFile(Path data) {
        this.data = data;
        this.file = data.resolve("postmaster.pid");
    }

    /// Makes way for a new server: stops one that an earlier process of ours left behind, and removes the file where it
    /// names anybody else. Only for the holder of the data directory's lock, or it would stop a server in use.
    void clear() throws IOException {
        var orphan = recordedPid().flatMap(this::server);
        if (orphan.isPresent()) {
            log.info(
                    "stopping PostgreSQL {}, which outlived its Cloakroom",
                    orphan.get().pid());
            interrupt(orphan.get().pid());
            awaitEnd(orphan.get().pid());
        }
        Files.deleteIfExists(file);
    }

    boolean isReady(long pid) throws IOException {
        var lines = lines();
        return lines.size() > STATUS_LINE
                && lines.get(PID_LINE).strip().equals(String.valueOf(pid))
                && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /// The port of the live server on our data, should there be one that takes connections.
    OptionalInt readyPort() throws IOException {
        var pid = recordedPid();
        return pid.isPresent() && server(pid.get()).isPresent() && isReady(pid.get())
                ? OptionalInt.of(Integer.parseInt(lines().get(PORT_LINE).strip()))
                : OptionalInt.empty();
    }

    /// "Fast shutdown" in PostgreSQL's terms. Java can only send SIGTERM, which waits for the last client to leave.
    static void interrupt(long pid) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -INT \"$0\"", String.valueOf(pid))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitEnd(long pid) throws IOException {
        long giveUp = System.nanoTime() + STOP_LIMIT.toNanos();
        while (server(pid).isPresent()) {
            if (System.nanoTime() > giveUp) {
                throw new EmbeddedFailure("PostgreSQL " + pid + " still runs on " + data + ": stop it by hand");
            }
            try {
                Thread.sleep(Duration.ofMillis(20));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new EmbeddedFailure("Interrupted while an earlier PostgreSQL was stopping");
            }
        }
    }

    private Optional<Long> recordedPid() throws IOException {
        return lines().stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /// The live server on our data under that number. A zombie has no arguments, so it does not count.
    private Optional<ProcessHandle> server(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> Arrays.asList(arguments).contains(data.toString()))
                        .isPresent())
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("postgres"))
                        .isPresent());
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }
}
