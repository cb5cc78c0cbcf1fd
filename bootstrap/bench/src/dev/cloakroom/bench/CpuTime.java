package dev.cloakroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// The processor time of this process and of a PostgreSQL, with all its connections, those that are closed as well. On
/// a
/// machine that others use, too, it says more than a clock. Linux only.
final class CpuTime {

    /// Of `/proc/PID/stat`, behind the name: user and system time, of the process and of the children it has seen end.
    private static final int FIRST = 11;

    private static final long TICK_NANOS = Duration.ofMillis(10).toNanos();

    private final long postmaster;

    /// `directory` holds that of the database.
    CpuTime(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            var file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            postmaster = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        }
    }

    Duration now() throws IOException {
        long ticks = ticks(ProcessHandle.current().pid(), 2) + ticks(postmaster, 4);
        for (var backend : ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            ticks += ticks(backend.pid(), 2);
        }
        return Duration.ofNanos(ticks * TICK_NANOS);
    }

    private static long ticks(long process, int times) throws IOException {
        var stat = Path.of("/proc", String.valueOf(process), "stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        var text = Files.readString(stat);
        var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Arrays.stream(fields, FIRST, FIRST + times)
                .mapToLong(Long::parseLong)
                .sum();
    }
}
