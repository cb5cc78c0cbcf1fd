package dev.cloakroom.aws.blobs;

import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.Upload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// Holds one part in memory and sends it when it is full: what fits into one part goes by one request, more by a
/// multipart upload. S3 takes 10,000 parts, so an object may have 80 GB.
///
/// A resumed upload begins with the parts that the store has, and passes over as many bytes as they hold. Closed, it
/// keeps its parts.
final class S3Upload extends Upload {

    private static final Logger LOG = LoggerFactory.getLogger(S3Upload.class);
    private static final int FIRST_BUFFER = 1 << 16;
    static final int PART = 8 << 20;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final BlobKind kind;
    private final boolean resumed;
    private final List<CompletedPart> parts = new ArrayList<>();
    private long passedOver;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int filled;
    private @Nullable String uploadId;
    private boolean completed;

    S3Upload(S3Client client, String bucket, String key, BlobKind kind) {
        this(client, bucket, key, kind, null, List.of());
    }

    /// `stored` are whole parts, from the first on.
    S3Upload(
            S3Client client,
            String bucket,
            String key,
            BlobKind kind,
            @Nullable String uploadId,
            List<CompletedPart> stored) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.kind = kind;
        this.uploadId = uploadId;
        this.resumed = uploadId != null;
        this.parts.addAll(stored);
        this.passedOver = (long) stored.size() * PART;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = (int) Math.min(length, passedOver);
        passedOver -= done;
        while (done < length) {
            if (filled == PART) {
                sendPart();
            }
            int count = Math.min(length - done, PART - filled);
            makeRoom(count);
            System.arraycopy(bytes, offset + done, buffer, filled, count);
            filled += count;
            done += count;
        }
    }

    @Override
    public void complete() throws IOException {
        if (uploadId == null || (parts.isEmpty() && filled < PART)) {
            S3Faults.translated(() -> client.putObject(
                    request -> request.bucket(bucket)
                            .key(key)
                            .contentType(kind.contentType())
                            .contentDisposition(kind.disposition()),
                    body()));
            abort();
        } else {
            if (filled > 0) {
                sendPart();
            }
            S3Faults.translated(() -> client.completeMultipartUpload(request ->
                    request.bucket(bucket).key(key).uploadId(uploadId).multipartUpload(upload -> upload.parts(parts))));
        }
        completed = true;
    }

    @Override
    public void close() {
        if (completed || resumed) {
            return;
        }
        completed = true;
        abort();
    }

    private void abort() {
        if (uploadId == null) {
            return;
        }
        // The SDK refuses to talk on an interrupted thread, and the parts would be kept, and paid for.
        boolean interrupted = Thread.interrupted();
        try {
            S3Faults.translated(() -> client.abortMultipartUpload(
                    request -> request.bucket(bucket).key(key).uploadId(uploadId)));
        } catch (IOException failed) {
            LOG.warn("The parts of {} could not be removed now: the sweep will", key, failed);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void sendPart() throws IOException {
        if (uploadId == null) {
            uploadId = begin(client, bucket, key, kind);
        }
        int number = parts.size() + 1;
        var sent = S3Faults.translated(() -> client.uploadPart(
                request -> request.bucket(bucket).key(key).uploadId(uploadId).partNumber(number), body()));
        parts.add(CompletedPart.builder()
                .partNumber(number)
                .eTag(sent.eTag())
                .checksumCRC32(sent.checksumCRC32())
                .build());
        filled = 0;
    }

    static String begin(S3Client client, String bucket, String key, BlobKind kind) throws IOException {
        return S3Faults.translated(() -> client.createMultipartUpload(request -> request.bucket(bucket)
                        .key(key)
                        .contentType(kind.contentType())
                        .contentDisposition(kind.disposition())))
                .uploadId();
    }

    /// Without a copy, and from the start again at each retry.
    private RequestBody body() {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(buffer, 0, filled), filled, kind.contentType());
    }

    private void makeRoom(int count) {
        if (filled + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.clamp(2L * (filled + count), FIRST_BUFFER, PART));
        }
    }
}
