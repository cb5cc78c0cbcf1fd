package dev.cloakroom.application.tasks;

import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.blobs.HashedStream;
import dev.cloakroom.application.blobs.Upload;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.tasks.TaskInput;
import dev.cloakroom.domain.tasks.TaskKey;
import dev.cloakroom.domain.tasks.TaskRejections;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The file of a task on its way into the blob store, counted and hashed. A fault of the store is a refusal, so that
/// it is not taken for one of the client's connection. Closed without [#complete] it leaves nothing.
final class InputUpload extends OutputStream {

    private static final BlobKind KIND = new BlobKind("application/octet-stream", "input");

    private final JobId task;
    private final Upload upload;
    private final HashedStream hashed;

    private InputUpload(JobId task, Upload upload) {
        this.task = task;
        this.upload = upload;
        this.hashed = new HashedStream(upload);
    }

    static InputUpload begin(Blobs blobs, TaskKey key) {
        try {
            return new InputUpload(key.task(), blobs.upload(key.text(), KIND));
        } catch (IOException _) {
            throw TaskRejections.storeUnavailable();
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            hashed.write(bytes, offset, length);
        } catch (IOException _) {
            throw TaskRejections.storeUnavailable();
        }
    }

    TaskInput complete(@Nullable String fileName) {
        if (hashed.count() == 0) {
            throw TaskRejections.emptyFile();
        }
        try {
            upload.complete();
        } catch (IOException _) {
            throw TaskRejections.storeUnavailable();
        }
        return new TaskInput(task, fileName, hashed.count(), HexFormat.of().formatHex(hashed.digest()));
    }

    @Override
    public void close() {
        try {
            upload.close();
        } catch (IOException _) {
            // The parts that remain have no task: SweepTaskFiles removes them.
        }
    }
}
