package dev.cloakroom.api.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamedPartsTest {

    private static final String SOURCE =
            part("source", "", "application/json", "{\"kind\": \"file\", \"path\": \"p\"}");
    private static final String FILE = part("file", "; filename=\"a.csv\"", "text/csv", "a,b\n1,2");

    private final NastyServer server = new NastyServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thePartsAreTakenInTheOrderInWhichTheyAreSent() {
        assertThat(send(SOURCE + FILE).statusCode()).isEqualTo(204);
        assertThat(server.files)
                .containsExactly("source {\"kind\":\"file\",\"path\":\"p\"}", "a.csv text/csv -1 a,b\n1,2");
        assertThat(send(FILE).statusCode()).isEqualTo(204);
        assertThat(server.files).hasSize(1);
    }

    @Test
    void aFileBehindAFaultIsNotTaken() {
        var faulty = part("source", "", "application/json", "{\"kind\": \"query\", \"rows\": 0}");

        assertThat(send(faulty + FILE).body().lines())
                .containsExactly("validation-failed", "#/source/rows minimum: must be at least 1");
        assertThat(server.files).isEmpty();
    }

    @Test
    void allFaultsBehindTheFileAreToldTogether() {
        var answer = send(FILE + FILE + part("other", "", "text/plain", "x"));

        assertThat(answer.body().lines())
                .containsExactlyInAnyOrder(
                        "validation-failed",
                        "#/file repeated: must not be repeated",
                        "#/other additionalProperties: is not known here");
        assertThat(send(SOURCE).body()).contains("#/file required: is required");
    }

    @Test
    void theWholeBodyIsLimited() {
        var longer = part("file", "; filename=\"b\"", "text/plain", "x".repeat(200_000));

        assertThat(send(longer).body()).startsWith("payload-too-large");
    }

    private HttpResponse<String> send(String parts) {
        return server.send(server.to("/things/" + NastyServer.ID + "/attachment")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .PUT(BodyPublishers.ofString(parts + "--b--\r\n")));
    }

    private static String part(String name, String more, String mediaType, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\nContent-Type: " + mediaType
                + "\r\n\r\n" + content + "\r\n";
    }
}
