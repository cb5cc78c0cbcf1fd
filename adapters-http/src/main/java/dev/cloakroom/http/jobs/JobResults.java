package dev.cloakroom.http.jobs;

import dev.cloakroom.api.jobs.DownloadJobResultRequest;
import dev.cloakroom.api.jobs.DownloadJobResultResponse;
import dev.cloakroom.api.model.JobResult;
import dev.cloakroom.api.model.ResultFile;
import dev.cloakroom.api.runtime.ByteStream;
import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.ByteRange;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.JsonText;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What jobs made: a value, or a file, which is described or passed through.
public final class JobResults {

    private final JobQueries queries;
    private final Map<String, MadeFile.Source> files;
    private final JobWait wait;

    record Found(JobResult result, String etag) {}

    /// `files` are those of the kinds that make some.
    public JobResults(JobQueries queries, Collection<MadeFile.Source> files, JobWait wait) {
        this.queries = queries;
        this.files = files.stream().collect(Collectors.toUnmodifiableMap(MadeFile.Source::kind, Function.identity()));
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
        var source = files.get(job.submission().kind());
        if (source == null) {
            var body = new JobResult(id.value(), job.submission().kind(), (ObjectNode) JsonText.node(value), null);
            return new Found(body, "\"" + revision + "\"");
        }
        var file = source.find(call.user(), id);
        var expires = file.download().expiresAt();
        var described =
                new ResultFile(file.download().url(), expires, file.sizeBytes(), file.sha256(), file.contentType());
        var body = new JobResult(id.value(), job.submission().kind(), null, described);
        return new Found(body, "\"" + revision + "-" + expires.getEpochSecond() + "\"");
    }

    DownloadJobResultResponse download(DownloadJobResultRequest request, Call call) {
        var job = finished(new JobId(request.jobId()), call);
        // Refuses what has no result; then a result that is no file is no file.
        var _ = queries.result(call.user(), job.id());
        var source = files.get(job.submission().kind());
        if (source == null) {
            throw new Rejection.Missing("The job made no file.");
        }
        var file = source.find(call.user(), job.id());
        var etag = "\"" + file.sha256() + "\"";
        if (call.has(etag)) {
            return new DownloadJobResultResponse.NotModified(etag);
        }
        var name = BlobKind.disposition(file.fileName());
        var range = range(request, etag, file.sizeBytes());
        var bytes = new ByteStream(
                range == null ? file.sizeBytes() : range.last() - range.first() + 1,
                () -> file.content().open(range).bytes());
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
}
