package dev.cloakroom.aws.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.blobs.Blobs;
import dev.cloakroom.application.blobs.BlobsContract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class S3BlobsTest implements BlobsContract {

    @RegisterExtension
    static final TestS3 S3 = new TestS3();

    private static final AtomicReference<S3Blobs> BLOBS = new AtomicReference<>();

    @BeforeAll
    static void prepare() throws IOException {
        var blobs = S3Blobs.of(S3.settings());
        blobs.prepare();
        BLOBS.set(blobs);
    }

    @AfterAll
    static void close() {
        BLOBS.get().close();
    }

    @Override
    public Blobs blobs() {
        return BLOBS.get();
    }

    @Test
    void theBucketIsMadeOnceAndThenFound() throws IOException {
        BLOBS.get().prepare();
        BLOBS.get().check();
    }

    @Test
    void aMissingBucketIsAFault() {
        var settings = S3.settings();
        try (var blobs = S3Blobs.of(new S3Settings("no-such-bucket", settings.endpoint(), null, settings.keys()))) {
            assertThatExceptionOfType(IOException.class).isThrownBy(blobs::check);
        }
    }

    @Test
    void aStoreThatIsNotThereIsAFault() {
        var nowhere = new S3Settings(
                "cloakroom",
                URI.create("http://127.0.0.1:1"),
                null,
                S3.settings().keys());
        try (var blobs = S3Blobs.of(nowhere)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> blobs.find("a"));
        }
    }

    @Test
    void aSignedAddressDownloadsUnderItsName() throws Exception {
        put("users/1/reports/2/1.csv", "a,b\r\n");
        var answer = get(sign("users/1/reports/2/1.csv", Instant.now().minusSeconds(290)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("a,b\r\n");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"jobs-20260101T000000Z.csv\"");
    }

    @Test
    void anAddressThatWasSignedTooLongAgoIsRefused() throws Exception {
        put("users/1/reports/2/2.csv", "a");
        assertThat(get(sign("users/1/reports/2/2.csv", Instant.now().minusSeconds(901)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAddressIsGoodForItsObjectOnly() throws Exception {
        put("users/1/reports/2/3.csv", "a");
        put("users/1/reports/2/4.csv", "b");
        var other = sign("users/1/reports/2/3.csv", Instant.now()).toString().replace("/3.csv", "/4.csv");
        assertThat(get(URI.create(other)).statusCode()).isEqualTo(403);
    }

    @Test
    void addressesNameThePublicEndpoint() {
        var settings = S3.settings();
        var visible = new S3Settings(
                "cloakroom", settings.endpoint(), URI.create("https://files.example.com"), settings.keys());
        try (var blobs = S3Blobs.of(visible)) {
            assertThat(blobs.sign("a/b.csv", "b.csv", Instant.EPOCH, Duration.ofMinutes(15)))
                    .hasHost("files.example.com")
                    .hasPath("/cloakroom/a/b.csv");
        }
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(S3.settings().toString()).contains("local").doesNotContain("local-secret");
    }

    @Test
    void theKindOfALargeObjectIsKept() throws Exception {
        var bytes = new byte[S3Upload.PART + 1];
        try (var upload = blobs().upload("large.csv", TEXT)) {
            upload.write(bytes);
            upload.complete();
        }
        var answer = get(sign("large.csv", Instant.now()));
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(answer.body()).hasSize(bytes.length);
    }

    /// The interrupt hits wherever the upload then is: in the buffer, in a request, between two parts.
    @Test
    void anInterruptEndsAnUploadInTheMiddle() throws Exception {
        var underWay = new CountDownLatch(1);
        var ended = new AtomicReference<Throwable>();
        var thread = Thread.ofVirtual().start(() -> {
            try (var upload = blobs().upload("endless.csv", TEXT)) {
                while (true) {
                    upload.write(new byte[1 << 20]);
                    underWay.countDown();
                }
            } catch (IOException stopped) {
                ended.set(stopped);
            }
        });
        underWay.await();
        thread.interrupt();
        thread.join(Duration.ofSeconds(30));
        assertThat(ended.get()).isInstanceOf(IOException.class);
        assertThat(blobs().find("endless.csv")).isEmpty();
    }

    private void put(String key, String text) throws IOException {
        try (var upload = blobs().upload(key, TEXT)) {
            upload.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            upload.complete();
        }
    }

    private static URI sign(String key, Instant signedAt) {
        return BLOBS.get().sign(key, "jobs-20260101T000000Z.csv", signedAt, Duration.ofMinutes(15));
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
