package dev.cloakroom.http.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrackingPageTest {

    /// As browsers send it.
    private static final String BROWSER = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final TestRequests test = new TestRequests();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void aBrowserGetsAPageAndAnythingElseJson() {
        var made = test.make("{\"title\":\"Street lamp out\"}");
        var page = open(made.link());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html");
        assertThat(header(page, "Vary")).isEqualTo("Accept");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.body())
                .contains("<html lang=\"en\">", "<main>", "<h1>Street lamp out</h1>", "Waiting", "charset=\"utf-8\"");
        for (var accept : new String[] {"*/*", "application/json", "text/html;q=0.1, application/json"}) {
            var json = test.server.send("GET " + made.link(), "", "Accept: " + accept);
            assertThat(header(json, "Content-Type")).isEqualTo("application/json");
            assertThat(header(json, "Content-Security-Policy")).isEmpty();
        }
        assertThat(test.server
                        .send("GET " + made.link(), "", "Accept: image/png")
                        .statusCode())
                .isEqualTo(406);
    }

    @Test
    void nothingOnItIsLoadedOrRunAndItsStyleIsTheOneThatIsAllowed() throws Exception {
        var page = open(test.make("{\"title\":\"Lamp\"}").link());
        var style = page.body()
                .substring(page.body().indexOf("<style>") + 7, page.body().indexOf("</style>"));
        var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(header(page, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(page.body()).doesNotContain("<script", "http://", "https://", "src=", "style=\"");
    }

    @Test
    void whatSomebodyWroteIsTextAndNothingElse() {
        var made = test.make("{\"title\":\"<script>alert('t')</script>\",\"details\":\"\\\"<b>&amp;\\n</p>\"}");
        var _ = test.change(
                made,
                "{\"status\":\"in_progress\",\"comment\":\"</li><img src=x>\",\"comment_visibility\":\"public\"}",
                "If-Match: *");
        test.work();
        assertThat(open(made.link()).body())
                .contains(
                        "<h1>&lt;script&gt;alert(&#39;t&#39;)&lt;/script&gt;</h1>",
                        "&quot;&lt;b&gt;&amp;amp;\n&lt;/p&gt;",
                        "&lt;/li&gt;&lt;img src=x&gt;")
                .doesNotContain("<script", "<img", "<b>");
    }

    @Test
    void itAsksAgainAsLongAsSomethingCanHappen() {
        var made = test.make("{\"title\":\"Lamp\"}");
        assertThat(open(made.link()).body()).contains("http-equiv=\"refresh\" content=\"60\"");
        var _ = test.change(made, "{\"status\":\"rejected\"}", "If-Match: *");
        assertThat(open(made.link()).body())
                .contains("<p class=\"status rejected\"><span class=\"unseen\">Status: </span>Rejected</p>")
                .doesNotContain("refresh");
    }

    @Test
    void aBrowserIsToldOnAPageWhatIsWrong() {
        var unknown = open("/v1/requests/" + UUID.randomUUID() + "?t=nothing");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(header(unknown, "Content-Type")).isEqualTo("text/html");
        assertThat(header(unknown, "Content-Security-Policy")).contains("default-src 'none'");
        assertThat(header(unknown, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(unknown, "Vary")).isEqualTo("Accept");
        assertThat(unknown.body()).contains("<h1>There is no such thing</h1>", "make sure that you have all of it");
        var cut = open("/v1/requests/0199b2c1-7f3a?t=<script>");
        assertThat(cut.statusCode()).isEqualTo(400);
        assertThat(cut.body()).contains("<h1>A parameter is wrong</h1>").doesNotContain("<script");
        assertThat(open("/v1/requests/" + UUID.randomUUID()).statusCode()).isEqualTo(401);
        // Only where there are pages at all.
        assertThat(header(open("/v1/requests/" + UUID.randomUUID() + "/history"), "Content-Type"))
                .isEqualTo("application/problem+json");
    }

    private HttpResponse<String> open(String path) {
        return test.server.send("GET " + path.replace("<", "%3C").replace(">", "%3E"), "", BROWSER);
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }
}
