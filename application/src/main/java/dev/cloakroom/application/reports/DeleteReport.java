package dev.cloakroom.application.reports;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.blobs.Blob;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.ReportKey;
import dev.cloakroom.domain.reports.ReportRejections;
import java.io.IOException;

/// Removes a report that is over, and its objects. Its job stays in the history.
public final class DeleteReport {

    /// More than any report has: one for each attempt that came as far as its upload.
    private static final int MOST_OBJECTS = 1000;

    private final Reports reports;
    private final Blobs blobs;
    private final Transactions transactions;

    public DeleteReport(Reports reports, Blobs blobs, Transactions transactions) {
        this.reports = reports;
        this.blobs = blobs;
        this.transactions = transactions;
    }

    /// @throws dev.cloakroom.domain.Rejection.Missing also the second time
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` while its job is under way
    public void handle(UserId owner, JobId id) {
        transactions.run(() -> {
            var report = reports.find(owner, id).orElseThrow(() -> ReportRejections.notFound(id));
            if (!report.job().status().isTerminal()) {
                throw ReportRejections.stillUnderWay(report.job().status());
            }
            if (!reports.remove(owner, id)) {
                throw ReportRejections.notFound(id);
            }
        });
        removeObjects(owner, id);
    }

    private void removeObjects(UserId owner, JobId id) {
        try {
            for (Blob blob : blobs.list(ReportKey.prefix(owner, id), null, MOST_OBJECTS)) {
                blobs.delete(blob.key());
            }
        } catch (IOException _) {
            // The report is gone and stays gone. What remains of it has no report, so SweepReportFiles removes it.
        }
    }
}
