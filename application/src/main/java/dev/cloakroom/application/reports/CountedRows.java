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
    private int reached;

    CountedRows(ReportOutput output, Execution execution) {
        this.output = output;
        this.execution = execution;
    }

    @Override
    public void reached(int percent) {
        reached = Math.min(MOST_PERCENT, percent);
        tell();
    }

    @Override
    public void add(List<Json> cells) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        output.add(cells);
        if (output.rows() % TOLD_EVERY == 0) {
            tell();
        }
    }

    private void tell() {
        execution.progress(reached, output.rows() + " rows");
    }
}
