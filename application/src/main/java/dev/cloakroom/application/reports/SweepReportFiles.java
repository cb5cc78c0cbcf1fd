package dev.cloakroom.application.reports;

import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.blobs.Sweep;
import dev.cloakroom.application.reports.Reports.Standing;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.reports.ReportKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Walks over the objects of all reports, a page per step, and removes those that nobody will ever be given: of epochs
/// that lost their job, of reports that were deleted while the blob store was away, and what a crash left half
/// uploaded.
public final class SweepReportFiles {

    private final Reports reports;
    private final Sweep sweep;

    public SweepReportFiles(Reports reports, Blobs blobs) {
        this.reports = reports;
        this.sweep = new Sweep(blobs, ReportKey.ROOT);
    }

    /// Says whether there is more to walk over; when not, the next step begins anew. One thread at a time.
    public boolean handle() throws IOException {
        return sweep.step(this::losers, this::losers);
    }

    private List<String> losers(List<String> listed) {
        var keys =
                listed.stream().map(ReportKey::parse).flatMap(Optional::stream).toList();
        // What loses now lost at the listing or since, because epochs only rise.
        var standings = reports.standings(
                keys.stream().map(ReportKey::report).distinct().toList());
        return keys.stream()
                .filter(key -> !mayWin(key, standings.get(key.report())))
                .map(ReportKey::text)
                .toList();
    }

    private static boolean mayWin(ReportKey key, @Nullable Standing standing) {
        if (standing == null) {
            return false;
        }
        return standing.status().isTerminal()
                ? standing.status() == JobStatus.SUCCEEDED && standing.epoch() == key.epoch()
                : standing.epoch() <= key.epoch();
    }
}
