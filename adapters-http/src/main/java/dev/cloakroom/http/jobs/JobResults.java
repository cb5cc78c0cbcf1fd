package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.DownloadJobResultRequest;
import dev.cloakroom.api.jobs.DownloadJobResultResponse;
import dev.cloakroom.api.model.JobResult;
import dev.cloakroom.api.model.ResultFile;
import dev.cloakroom.api.runtime.ByteStream;
import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.ByteRange;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.application.reports.ReportQueries;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.reports.Report;
import dev.cloakroom.domain.reports.ReportFile;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.JsonText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What jobs made: a value, or a file, which is described or passed through.
public final class JobResults {

    private final JobQueries queries;
    private final ReportQueries reports;
    private final JobWait wait;

    record Found(JobResult result, String etag) {}

    public JobResults(JobQueries queries, ReportQueries reports, JobWait wait) {
        this.queries = queries;
        this.reports = reports;
        this.wait = wait;
    }

    Found find(JobId id, Call call) {
        return of(finished(id, call), call);
    }

    /// Of a job that is over, as it was read just now.
    Found of(Job job, Call call) {
        var id = job.id();
        var value = queries.result(job);
        var revision = job.state().revision();
        if (!job.submission().kind().equals(Report.KIND)) {
            var body = new JobResult(id.value(), job.submission().kind(), (ObjectNode) JsonText.node(value), null);
            return new Found(body, "\"" + revision + "\"");
        }
        var report = reports.find(call.user(), id);
        var file = file(report);
        var download = reports.download(report).orElseThrow(JobResults::noFile);
        var described = new ResultFile(
                download.url(), download.expiresAt(), file.sizeBytes(), file.sha256(), file.contentType());
        var body = new JobResult(id.value(), job.submission().kind(), null, described);
        return new Found(body, "\"" + revision + "-" + download.expiresAt().getEpochSecond() + "\"");
    }

    DownloadJobResultResponse download(DownloadJobResultRequest request, Call call) {
        var job = finished(new JobId(request.jobId()), call);
        // Refuses what has no result; then a result that is no file is no file.
        var _ = queries.result(call.user(), job.id());
        if (!job.submission().kind().equals(Report.KIND)) {
            throw noFile();
        }
        var report = reports.find(call.user(), job.id());
        var file = file(report);
        var etag = "\"" + file.sha256() + "\"";
        if (call.has(etag)) {
            return new DownloadJobResultResponse.NotModified(etag);
        }
        var name = BlobKind.disposition(report.fileName());
        var range = range(request, etag, file.sizeBytes());
        var bytes = new ByteStream(
                range == null ? file.sizeBytes() : range.last() - range.first() + 1,
                () -> reports.content(call.user(), report.id(), range).bytes());
        return range == null
                ? new DownloadJobResultResponse.Ok(bytes, etag, "bytes", name)
                : new DownloadJobResultResponse.PartialContent(
                        bytes,
                        etag,
                        "bytes",
                        "bytes " + range.first() + "-" + range.last() + "/" + file.sizeBytes(),
                        name);
    }

    private Job finished(JobId id, Call call) {
        var job = queries.find(call.user(), id);
        wait.requireOver(job);
        return job;
    }

    private static @Nullable ByteRange range(DownloadJobResultRequest request, String etag, long size) {
        var ifRange = request.ifRange();
        return ifRange == null || ifRange.equals(etag) ? Ranges.parse(request.range(), size) : null;
    }

    private static ReportFile file(Report report) {
        var file = report.file();
        if (file == null) {
            throw noFile();
        }
        return file;
    }

    private static Rejection noFile() {
        return new Rejection.Missing("The job made no file.");
    }
}
