package dev.cloakroom.application.tasks;

import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.blobs.HashedStream;
import dev.cloakroom.application.blobs.Upload;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.TaskFile;
import dev.cloakroom.domain.tasks.TaskKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Function;

/// What one attempt at a task writes. The two large files may be resumed: they are those of the first epoch that
/// wrote them, and what it stored is passed over, so counts and hashes are of the whole.
final class TaskOutputs implements AutoCloseable {

    private static final String CSV = "text/csv";

    private final Blobs blobs;
    private final Execution execution;
    private final int epoch;
    private final Output result;
    private final Output rejects;

    /// How a file is called, and what it is.
    record Name(String text, String contentType) {
        static final Name REJECTS = new Name("rejects.csv", CSV);

        static Name result(boolean gzip) {
            return gzip ? new Name("result.csv.gz", "application/gzip") : new Name("result.csv", CSV);
        }

        BlobKind kind() {
            return new BlobKind(contentType, text);
        }
    }

    /// A file on its way into the store.
    record Output(String key, Name name, Upload upload, HashedStream hashed, OutputStream out) {

        /// Larger than what an engine writes at a time, and always of the same size.
        private static final int BUFFER = 1 << 16;

        static Output of(String key, Name name, Upload upload) {
            var hashed = new HashedStream(upload);
            return new Output(key, name, upload, hashed, new BufferedOutputStream(hashed, BUFFER));
        }

        TaskFile complete() throws IOException {
            out.flush();
            upload.complete();
            return new TaskFile(key, hashed.count(), HexFormat.of().formatHex(hashed.digest()), name.contentType());
        }
    }

    TaskOutputs(Blobs blobs, Execution execution, int epoch, Output result, Output rejects) {
        this.blobs = blobs;
        this.execution = execution;
        this.epoch = epoch;
        this.result = result;
        this.rejects = rejects;
    }

    static String key(Execution execution, int epoch, Name name) {
        return TaskKey.output(execution.owner(), execution.id(), epoch, name.text())
                .text();
    }

    OutputStream result() {
        return result.out();
    }

    OutputStream rejects() {
        return rejects.out();
    }

    TaskFile completeResult() throws IOException {
        return result.complete();
    }

    TaskFile completeRejects() throws IOException {
        return rejects.complete();
    }

    /// Writes a whole document.
    TaskFile put(String fileName, Json document, Function<Json, String> jsonText) throws IOException {
        var name = new Name(fileName, "application/json");
        var key = key(execution, epoch, name);
        try (var upload = blobs.upload(key, name.kind())) {
            var output = Output.of(key, name, upload);
            output.out().write(jsonText.apply(document).getBytes(StandardCharsets.UTF_8));
            return output.complete();
        }
    }

    @Override
    public void close() throws IOException {
        result.upload().close();
        rejects.upload().close();
    }
}
