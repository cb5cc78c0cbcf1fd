package dev.cloakroom.application.reports;

import dev.cloakroom.application.blobs.BlobContent;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.blobs.ByteRange;
import dev.cloakroom.application.blobs.Download;
import dev.cloakroom.application.blobs.DownloadWindow;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobRejections;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportFile;
import dev.cloakroom.domain.reports.ReportRejections;
import dev.cloakroom.domain.reports.ReportType;
import java.io.IOException;
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
    public List<Report> list(UserId owner, ReportFilter filter) {
        return reports.list(owner, filter);
    }

    public List<ReportType> types() {
        return List.of(ReportType.values());
    }

    /// Where to download the file from; empty while there is none, and when it is no longer kept.
    public Optional<Download> download(Report report) {
        return Optional.ofNullable(report.file()).filter(_ -> isKept(report)).map(file -> {
            var window = DownloadWindow.at(clock.instant());
            var url = blobs.sign(file.objectKey(), report.fileName(), window.start(), DownloadWindow.VALIDITY);
            return new Download(url, window.expiresAt());
        });
    }

    /// Opens the file, or a part of it, for those who cannot reach the blob store; the caller closes it.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `job-not-finished`, or `job-failed` where no file will come
    /// @throws dev.cloakroom.domain.Rejection.Gone `result-expired` where it is no longer kept
    public BlobContent content(UserId owner, JobId id, @Nullable ByteRange range) {
        var report = find(owner, id);
        var file = file(report);
        if (!isKept(report)) {
            throw JobRejections.resultExpired(report.job());
        }
        try {
            return blobs.open(file.objectKey(), range).orElseThrow(() -> ReportRejections.notFound(id));
        } catch (IOException _) {
            throw ReportRejections.fileUnavailable();
        }
    }

    private boolean isKept(Report report) {
        return !report.job().state().times().areExpired(clock.instant());
    }

    private static ReportFile file(Report report) {
        var file = report.file();
        if (file == null) {
            var state = report.job().state();
            throw state.status().isTerminal()
                    ? JobRejections.hasNoResult(state)
                    : JobRejections.notFinished(state.status());
        }
        return file;
    }
}
