package dev.cloakroom.aws.blobs;

import dev.cloakroom.application.blobs.Blob;
import dev.cloakroom.application.blobs.BlobContent;
import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.blobs.ByteRange;
import dev.cloakroom.application.blobs.Upload;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;

/// The objects of one bucket.
public final class S3Blobs implements Blobs, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /// More than one key has: an epoch uploads once.
    private static final int MOST_UPLOADS = 100;

    private final S3Client client;
    private final String bucket;
    private final S3Addresses addresses;

    private S3Blobs(S3Client client, String bucket, S3Addresses addresses) {
        this.client = client;
        this.bucket = bucket;
        this.addresses = addresses;
    }

    /// Does not touch the network yet.
    public static S3Blobs of(S3Settings settings) {
        var http = UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE);
        var client = S3Client.builder()
                .httpClientBuilder(http)
                .credentialsProvider(settings.credentials())
                .region(settings.region())
                .endpointOverride(settings.endpoint())
                .forcePathStyle(settings.pathStyle())
                .build();
        return new S3Blobs(client, settings.bucket(), S3Addresses.of(settings));
    }

    /// Makes the bucket where it is missing.
    public void prepare() throws IOException {
        S3Faults.translated(() -> {
            try {
                var _ = client.headBucket(request -> request.bucket(bucket));
            } catch (NoSuchBucketException _) {
                makeBucket();
            }
            return true;
        });
    }

    /// Whether the bucket answers; for the health of the node.
    public void check() throws IOException {
        S3Faults.translated(() -> client.headBucket(request -> request.bucket(bucket)));
    }

    @Override
    public Upload upload(String key, BlobKind kind) {
        return new S3Upload(client, bucket, key, kind);
    }

    @Override
    public String beginResumable(String key, BlobKind kind) throws IOException {
        return S3Upload.begin(client, bucket, key, kind);
    }

    /// Some stores answer an empty list for an upload that is over.
    @Override
    public Optional<Upload> resume(String key, BlobKind kind, String name) throws IOException {
        var stored = storedParts(key, name);
        boolean known = !stored.isEmpty()
                || uploads(key, MOST_UPLOADS).stream()
                        .anyMatch(upload -> upload.uploadId().equals(name));
        return known ? Optional.of(new S3Upload(client, bucket, key, kind, name, stored)) : Optional.empty();
    }

    @Override
    public Optional<Blob> find(String key) throws IOException {
        return S3Faults.translated(() -> {
            try {
                var head = client.headObject(request -> request.bucket(bucket).key(key));
                return Optional.of(new Blob(key, head.contentLength()));
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public Optional<BlobContent> open(String key, @Nullable ByteRange range) throws IOException {
        var request = GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .range(range == null ? null : "bytes=" + range.first() + "-" + range.last())
                .build();
        return S3Faults.translated(() -> {
            try {
                var bytes = client.getObject(request);
                var about = bytes.response();
                long length = about.contentLength();
                return Optional.of(
                        new BlobContent(bytes, length, size(about.contentRange(), length), about.contentType()));
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(String key) throws IOException {
        S3Faults.translated(
                () -> client.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public List<Blob> list(String prefix, @Nullable String after, int limit) throws IOException {
        var page = S3Faults.translated(() -> client.listObjectsV2(request ->
                request.bucket(bucket).prefix(prefix).startAfter(after).maxKeys(limit)));
        return page.contents().stream()
                .map(object -> new Blob(object.key(), object.size()))
                .toList();
    }

    @Override
    public List<String> unfinished(String prefix, int limit) throws IOException {
        return uploads(prefix, limit).stream()
                .map(MultipartUpload::key)
                .distinct()
                .toList();
    }

    @Override
    public void abandon(String key) throws IOException {
        for (var upload : uploads(key, MOST_UPLOADS)) {
            if (upload.key().equals(key)) {
                S3Faults.translated(() -> client.abortMultipartUpload(
                        request -> request.bucket(bucket).key(key).uploadId(upload.uploadId())));
            }
        }
    }

    @Override
    public URI sign(String key, String fileName, Instant signedAt, Duration validity) {
        return addresses.sign(key, BlobKind.disposition(fileName), signedAt, validity);
    }

    @Override
    public void close() {
        client.close();
    }

    private List<CompletedPart> storedParts(String key, String uploadId) throws IOException {
        var stored = new ArrayList<CompletedPart>();
        return S3Faults.translated(() -> {
            try {
                client
                        .listPartsPaginator(
                                request -> request.bucket(bucket).key(key).uploadId(uploadId))
                        .parts()
                        .stream()
                        .takeWhile(part -> part.partNumber() == stored.size() + 1 && part.size() == S3Upload.PART)
                        .forEach(part -> stored.add(completed(part)));
            } catch (NoSuchUploadException _) {
                stored.clear();
            }
            return stored;
        });
    }

    private static CompletedPart completed(Part part) {
        return CompletedPart.builder()
                .partNumber(part.partNumber())
                .eTag(part.eTag())
                .checksumCRC32(part.checksumCRC32())
                .build();
    }

    private List<MultipartUpload> uploads(String prefix, int limit) throws IOException {
        return S3Faults.translated(() -> client.listMultipartUploads(
                        request -> request.bucket(bucket).prefix(prefix).maxUploads(limit)))
                .uploads();
    }

    private void makeBucket() {
        try {
            var _ = client.createBucket(request -> request.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException | BucketAlreadyExistsException _) {
            // Another node was faster.
        }
    }

    /// `bytes 0-9/1234`; without it everything came.
    private static long size(@Nullable String contentRange, long length) {
        return contentRange == null ? length : Long.parseLong(contentRange.substring(contentRange.indexOf('/') + 1));
    }
}
