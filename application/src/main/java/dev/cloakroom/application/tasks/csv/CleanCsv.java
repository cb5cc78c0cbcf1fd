package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.domain.tasks.TaskOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Reads a CSV file once and writes what is clean, what is not, and what it is.
public final class CleanCsv {

    private final TaskOptions options;
    private final Scratch scratch;

    public CleanCsv(TaskOptions options, Scratch scratch) {
        this.options = options;
        this.scratch = scratch;
    }

    /// Closes none of the streams; flushes both outputs at the end.
    ///
    /// @throws CsvFailure when the file cannot be cleaned as asked; what was written by then is worth nothing
    /// @throws IOException of a stream or of the scratch
    /// @throws InterruptedException when the calling thread was interrupted
    public Summary run(InputStream input, OutputStream result, OutputStream rejects, ProgressListener progress)
            throws IOException, InterruptedException {
        if (input.read() < 0) {
            throw new CsvFailure(CsvFailure.Reason.FILE_EMPTY, "The file is empty.");
        }
        throw new UnsupportedOperationException(options + " " + scratch + result + rejects + progress);
    }
}
