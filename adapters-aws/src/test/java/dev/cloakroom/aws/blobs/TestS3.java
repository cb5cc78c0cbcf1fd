package dev.cloakroom.aws.blobs;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// s3proxy on a free port, with an empty folder, for one test class.
final class TestS3 implements BeforeAllCallback, AfterAllCallback {

    private @Nullable S3Proxy proxy;
    private @Nullable Path folder;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("s3");
        proxy = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "local", "local-secret")
                .metricsEnabled(false)
                .build();
        proxy.start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        Objects.requireNonNull(proxy).stop();
        try (var files = Files.walk(Objects.requireNonNull(folder))) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
        }
    }

    S3Settings settings() {
        var endpoint =
                URI.create("http://127.0.0.1:" + Objects.requireNonNull(proxy).getPort());
        return new S3Settings("cloakroom", endpoint, null, new S3Settings.Keys("local", "local-secret"));
    }

    /// Files in the store, of objects and of parts.
    long files() throws Exception {
        try (var files = Files.walk(Objects.requireNonNull(folder))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
