package dev.cloakroom.application.reports;

import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.domain.Json;
import java.io.IOException;
import java.util.List;

/// Passes rows on, tells how far they are, and stops at an interrupt.
final class CountedRows implements RowSource.Rows {

    /// The last percent is the end of the upload.
    private static final int MOST_PERCENT = 99;

    private static final int TOLD_EVERY = 1000;

    private final ReportOutput output;
    private final Execution execution;
    private long expected;

    CountedRows(ReportOutput output, Execution execution) {
        this.output = output;
        this.execution = execution;
    }

    @Override
    public void expect(long count) {
        expected = count;
    }

    @Override
    public void add(List<Json> cells) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        output.add(cells);
        long rows = output.rows();
        if (rows % TOLD_EVERY == 0) {
            int percent = expected == 0 ? 0 : (int) Math.min(MOST_PERCENT, rows * 100 / expected);
            execution.progress(percent, rows + " rows");
        }
    }
}
