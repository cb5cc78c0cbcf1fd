package dev.cloakroom.application.reports;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.ReportOrder;
import dev.cloakroom.domain.reports.ReportType;
import java.io.IOException;
import java.util.List;

/// Where the rows of one type of report come from.
public interface RowSource {

    ReportType type();

    /// Hands over row by row, in constant memory however many there are, and always the same ones in the same order.
    ///
    /// @throws SourceFailure when the source does not give them; the attempt failed
    /// @throws IOException only what `rows` throws
    void stream(Extract extract, Rows rows) throws SourceFailure, IOException, InterruptedException;

    /// Whose rows, and which.
    record Extract(UserId owner, JobId report, ReportOrder order) {}

    /// Takes the rows.
    interface Rows {

        /// How far the source is, 0 to 100, where it knows.
        void reached(int percent);

        /// One cell for each column of the type, in the order of its columns. Cells are text, numbers, truth values,
        /// null, or lists of text.
        void add(List<Json> cells) throws IOException, InterruptedException;
    }
}
