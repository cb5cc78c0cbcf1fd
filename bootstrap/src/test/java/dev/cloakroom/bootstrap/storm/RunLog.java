package dev.cloakroom.bootstrap.storm;

import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.domain.jobs.JobId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What a worker says it did, outside of every transaction: a file that lines are only added to. A line is one write,
/// so it is there whole or not at all, and a killed process does not take it back.
final class RunLog implements AutoCloseable {

    private final FileChannel file;

    enum Step {
        ACCEPTED,
        START,
        END
    }

    /// One line: the job was accepted, an attempt began, or its work was done.
    record Line(JobId job, int epoch, int attempt, Step step, Instant at) {

        private static Line parse(String text) {
            var parts = text.split(" ");
            return new Line(
                    new JobId(UUID.fromString(parts[0])),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Step.valueOf(parts[3]),
                    Instant.parse(parts[4]));
        }

        private String text() {
            return job + " " + epoch + " " + attempt + " " + step + " " + at + "\n";
        }
    }

    RunLog(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void add(Execution execution, Step step) throws IOException {
        add(new Line(execution.id(), execution.epoch(), execution.attempt(), step, Instant.now()));
    }

    void accepted(JobId job) throws IOException {
        add(new Line(job, 0, 0, Step.ACCEPTED, Instant.now()));
    }

    private void add(Line line) throws IOException {
        var bytes = ByteBuffer.wrap(line.text().getBytes(StandardCharsets.US_ASCII));
        synchronized (this) {
            var _ = file.write(bytes);
        }
    }

    static List<Line> read(Path path) throws IOException {
        try (var lines = Files.lines(path, StandardCharsets.US_ASCII)) {
            return lines.map(Line::parse).toList();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
