package dev.cloakroom.api.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.nasty.bytes.SendReceiptRequest;
import dev.cloakroom.nasty.model.FileSource;
import dev.cloakroom.nasty.model.Kind;
import dev.cloakroom.nasty.model.SourceKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartsTest {

    private static final String SOURCE =
            part("source", "", "application/json", "{\"kind\": \"file\", \"path\": \"p\"}");
    private static final String SCAN = part("scan", "; filename=\"a.png\"", "image/png", "one");

    private final NastyServer server = new NastyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eachPartBecomesAComponentOfItsType() {
        var answer = send(text("kind", "c:d")
                + text("paid_at", "2026-01-02T10:00:00Z")
                + SOURCE
                + SCAN
                + part("more", "; filename=\"b.txt\"", "text/plain", "x".repeat(100_000)));

        assertThat(answer.statusCode()).isEqualTo(204);
        var asked = server.asked(SendReceiptRequest.class);
        assertThat(asked.kind()).isEqualTo(Kind.C_D);
        assertThat(asked.paidAt()).isEqualTo(Instant.parse("2026-01-02T10:00:00Z"));
        assertThat(asked.source()).isEqualTo(new FileSource(SourceKind.FILE, "p"));
        assertThat(server.files).containsExactly("a.png image/png 3 one", "b.txt text/plain 100000 " + "x".repeat(9));
    }

    @Test
    void allFaultsAreToldWithTheNameOfTheirPart() {
        var answer = send(text("kind", "x")
                + part("source", "", "application/json", "{\"kind\": \"query\", \"rows\": 0}")
                + text("paid_at", "now")
                + text("paid_at", "now")
                + text("other", "x")
                + SCAN.replace("scan", "more")
                + SCAN.replace("scan", "more")
                + SCAN.replace("scan", "more"));

        assertThat(answer.body().lines())
                .containsExactlyInAnyOrder(
                        "validation-failed",
                        "#/kind enum: must be one of a.b, c:d, 2nd, class",
                        "#/source/rows minimum: must be at least 1",
                        "#/paid_at repeated: must not be repeated",
                        "#/scan required: is required",
                        "#/more maxItems: must come at most 2 times",
                        "#/other additionalProperties: is not known here");
    }

    @Test
    void aPartThatIsNotJsonIsMalformed() {
        var answer = send(text("kind", "a.b") + part("source", "", "application/json", "{") + SCAN);

        assertThat(answer.body()).startsWith("malformed-request\n#/source malformed");
    }

    @Test
    void aBodyThatCannotBeTakenApartIsMalformed() {
        assertThat(sendAs("multipart/form-data; boundary=b", "nothing of the kind")
                        .body())
                .isEqualTo("malformed-request\n# malformed: is not a multipart body");
    }

    /// On a connection of its own: the server may close one whose body it could not read.
    @Test
    void aBodyWithoutABoundaryIsMalformed() {
        assertThat(sendAs("multipart/form-data", "x").body()).startsWith("malformed-request");
    }

    @Test
    void theWholeBodyIsLimitedWithAndWithoutItsLength() {
        var longer = text("kind", "a.b")
                + SOURCE
                + SCAN
                + part("more", "; filename=\"b\"", "text/plain", "x".repeat(200_000));

        // Asking first keeps the refusal from racing with a body that is still being sent.
        var withItsLength = server.send(server.to("/things/" + NastyServer.ID + "/receipt")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .expectContinue(true)
                .POST(BodyPublishers.ofString(longer + "--b--\r\n")));
        assertThat(withItsLength.body()).startsWith("payload-too-large");
        var chunked = server.send(server.to("/things/" + NastyServer.ID + "/receipt")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(longer + "--b--\r\n"))));
        assertThat(chunked.body()).startsWith("payload-too-large");
    }

    @Test
    void otherMediaTypesAreRefused() {
        assertThat(sendAs("application/json", "{}").body())
                .startsWith("unsupported-media-type\nSend multipart/form-data");
    }

    private HttpResponse<String> send(String parts) {
        return sendAs("multipart/form-data; boundary=b", parts + "--b--\r\n");
    }

    private HttpResponse<String> sendAs(String mediaType, String body) {
        return server.send(server.to("/things/" + NastyServer.ID + "/receipt")
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String text(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String part(String name, String more, String mediaType, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\nContent-Type: " + mediaType
                + "\r\n\r\n" + content + "\r\n";
    }
}
