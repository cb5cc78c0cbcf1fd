package dev.cloakroom.application.reports;

import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.DownloadWindow;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportRejections;
import dev.cloakroom.domain.reports.ReportType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an owner can ask about reports. Somebody else's report is not there.
public final class ReportQueries {

    private final Reports reports;
    private final Blobs blobs;
    private final InstantSource clock;

    public ReportQueries(Reports reports, Blobs blobs, InstantSource clock) {
        this.reports = reports;
        this.blobs = blobs;
        this.clock = clock;
    }

    public Report find(UserId owner, JobId id) {
        return reports.find(owner, id).orElseThrow(() -> ReportRejections.notFound(id));
    }

    /// Newest first. Ask for one more than a page to learn whether there are more.
    public List<Report> list(UserId owner, @Nullable JobId before, int limit) {
        return reports.list(owner, before, limit);
    }

    public List<ReportType> types() {
        return List.of(ReportType.values());
    }

    /// Where to download the file from; empty while there is none.
    public Optional<Download> download(Report report) {
        return Optional.ofNullable(report.file()).map(file -> {
            var window = DownloadWindow.at(clock.instant());
            var url = blobs.sign(file.objectKey(), report.fileName(), window.start(), DownloadWindow.VALIDITY);
            return new Download(url, window.expiresAt());
        });
    }
}
