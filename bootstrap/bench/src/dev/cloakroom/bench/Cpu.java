package dev.cloakroom.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// The processor time that this process and a PostgreSQL server have used so far, the server with all its connections,
/// those that are closed as well. On a busy machine it says more than the clock on the wall. The server's is zero where
/// there is no `/proc`.
record Cpu(long clientNanos, long serverNanos) {

    private static final long NANOS_PER_TICK = 10_000_000;

    /// The fields of `/proc/<pid>/stat` after the name: user, system, and the same of children that have ended.
    private static final int FIRST = 11;

    static Cpu read(Path dataDirectory) {
        var client = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Cpu(client.getProcessCpuTime(), server(dataDirectory));
    }

    long nanos() {
        return clientNanos + serverNanos;
    }

    Cpu since(Cpu begin) {
        return new Cpu(clientNanos - begin.clientNanos, serverNanos - begin.serverNanos);
    }

    private static long server(Path dataDirectory) {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(dataDirectory.resolve("postmaster.pid")).getFirst());
            var postmaster = ProcessHandle.of(pid).orElseThrow();
            return ticks(pid, 4)
                    + postmaster
                            .children()
                            .mapToLong(child -> ticks(child.pid(), 2))
                            .sum();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long ticks(long pid, int fields) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = FIRST; i < FIRST + fields; i++) {
                ticks += Long.parseLong(values[i]);
            }
            return ticks * NANOS_PER_TICK;
        } catch (IOException _) {
            // Gone meanwhile, or no such file system.
            return 0;
        }
    }
}
