package dev.cloakroom.bootstrap.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// An S3 endpoint on loopback that keeps its objects as plain files. It checks signatures, so a pre-signed URL means
/// here what it means in production.
public final class EmbeddedS3 implements AutoCloseable {

    private static final String ACCESS_KEY = "cloakroom";

    private final S3Proxy server;
    private final String secretKey;

    private EmbeddedS3(S3Proxy server, String secretKey) {
        this.server = server;
        this.secretKey = secretKey;
    }

    /// @param port fixed, so that URLs that were handed out outlive a restart; 0 takes any free one
    public static EmbeddedS3 start(DataDirectory directory, int port) {
        Path objects = directory.path().resolve("objects");
        String secretKey = directory.secret("s3-secret-key");
        try {
            Files.createDirectories(objects);
            requireExtendedAttributes(objects);
        } catch (IOException failed) {
            throw new EmbeddedFailure("Cannot keep objects in " + objects + ": " + failed, failed);
        }
        var server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(objects.toString()))
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, secretKey)
                .metricsEnabled(false)
                .build();
        return new EmbeddedS3(started(server, port), secretKey);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public String accessKey() {
        return ACCESS_KEY;
    }

    public String secretKey() {
        return secretKey;
    }

    @Override
    public void close() {
        stop(server);
    }

    @SuppressWarnings("CatchingUnchecked") // Its start and stop are declared to throw every Exception there is.
    private static S3Proxy started(S3Proxy server, int port) {
        try {
            server.start();
            return server;
        } catch (Exception failed) {
            throw new EmbeddedFailure(
                    "The embedded S3 cannot listen on 127.0.0.1:" + port
                            + ": free that port, choose another by CLOAKROOM_EMBEDDED_S3_PORT, or name a store by"
                            + " CLOAKROOM_S3_ENDPOINT (" + failed.getMessage() + ")",
                    failed);
        }
    }

    @SuppressWarnings("CatchingUnchecked") // As above.
    private static void stop(S3Proxy server) {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new EmbeddedFailure("The embedded S3 did not stop: " + failed, failed);
        }
    }

    /// Objects keep their content type and metadata there; some file systems have none and would lose them in silence.
    private static void requireExtendedAttributes(Path directory) throws IOException {
        Path probe = Files.createTempFile(directory, ".probe", "");
        try {
            var attributes = Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class);
            if (attributes == null) {
                throw new IOException("no extended attributes");
            }
            attributes.write("cloakroom", ByteBuffer.wrap(new byte[] {1}));
        } catch (IOException failed) {
            throw new EmbeddedFailure(
                    "The file system of " + directory + " keeps no extended attributes, which the"
                            + " embedded S3 needs: choose another by CLOAKROOM_DATA_DIR, or name a store by"
                            + " CLOAKROOM_S3_ENDPOINT",
                    failed);
        } finally {
            Files.delete(probe);
        }
    }
}
