package dev.cloakroom.bootstrap.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class EmbeddedS3Test {

    @TempDir
    Path data;

    @Test
    void objectsSurviveARestartWithTheirContentType() {
        try (var directory = DataDirectory.open(data)) {
            try (var server = EmbeddedS3.start(directory, 0);
                    var client = client(server.endpoint(), server.secretKey())) {
                client.createBucket(request -> request.bucket("box"));
                client.putObject(
                        request -> request.bucket("box").key("a/b.csv").contentType("text/csv"),
                        RequestBody.fromString("1,2"));
            }
            try (var server = EmbeddedS3.start(directory, 0);
                    var client = client(server.endpoint(), server.secretKey())) {
                var found =
                        client.getObjectAsBytes(request -> request.bucket("box").key("a/b.csv"));
                assertThat(found.asUtf8String()).isEqualTo("1,2");
                assertThat(found.response().contentType()).isEqualTo("text/csv");
            }
        }
    }

    @Test
    void aWrongSecretKeyIsRefused() {
        try (var directory = DataDirectory.open(data);
                var server = EmbeddedS3.start(directory, 0);
                var client = client(server.endpoint(), "guessed")) {
            assertThatThrownBy(() -> client.createBucket(request -> request.bucket("box")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void aTakenPortIsSaidWithWhatToDo() {
        try (var directory = DataDirectory.open(data);
                var server = EmbeddedS3.start(directory, 0)) {
            int port = server.endpoint().getPort();
            assertThatThrownBy(() -> EmbeddedS3.start(directory, port).close())
                    .isInstanceOf(EmbeddedFailure.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + port)
                    .hasMessageContaining("CLOAKROOM_EMBEDDED_S3_PORT");
        }
    }

    private static S3Client client(URI endpoint, String secretKey) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("cloakroom", secretKey)))
                .build();
    }
}
