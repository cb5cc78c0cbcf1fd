package dev.cloakroom.http.tasks;

import dev.cloakroom.api.model.ResultFile;
import dev.cloakroom.api.runtime.ByteStream;
import dev.cloakroom.api.runtime.json.JsonCodec;
import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.tasks.TaskQueries;
import dev.cloakroom.domain.tasks.TaskFile;
import dev.cloakroom.domain.tasks.TaskRejections;
import dev.cloakroom.http.jobs.Ranges;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The files of a task: described, passed through, or read where they are documents.
final class TaskFiles {

    private final TaskQueries queries;

    TaskFiles(TaskQueries queries) {
        this.queries = queries;
    }

    /// A file with the address to download it from.
    record Described(ResultFile body, String etag) {}

    /// A file or a part of it; `contentRange` is null for the whole.
    record Slice(
            ByteStream bytes, String disposition, @Nullable String contentRange) {}

    /// The range that a client asks for, and the version that it must be of.
    record Wanted(@Nullable String range, @Nullable String ifRange) {}

    static String etag(TaskFile file) {
        return "\"" + file.sha256() + "\"";
    }

    Described describe(TaskFile file) {
        var download = queries.download(file);
        var body = new ResultFile(
                download.url(), download.expiresAt(), file.sizeBytes(), file.sha256(), file.contentType());
        return new Described(
                body, "\"" + file.sha256() + "-" + download.expiresAt().getEpochSecond() + "\"");
    }

    Slice slice(TaskFile file, Wanted wanted) {
        var size = file.sizeBytes();
        var ifRange = wanted.ifRange();
        var range = ifRange == null || ifRange.equals(etag(file)) ? Ranges.parse(wanted.range(), size) : null;
        var bytes = new ByteStream(
                range == null ? size : range.last() - range.first() + 1,
                () -> queries.content(file, range).bytes());
        var contentRange = range == null ? null : "bytes " + range.first() + "-" + range.last() + "/" + size;
        return new Slice(bytes, BlobKind.disposition(file.fileName()), contentRange);
    }

    ObjectNode document(TaskFile file) {
        try (var content = queries.content(file, null)) {
            return (ObjectNode) JsonCodec.parse(content.bytes().readAllBytes());
        } catch (IOException _) {
            throw TaskRejections.storeUnavailable();
        }
    }
}
