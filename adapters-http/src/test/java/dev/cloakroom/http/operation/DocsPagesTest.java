package dev.cloakroom.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.PublicPage;
import dev.cloakroom.http.server.HttpServer;
import dev.cloakroom.http.server.RequestJournal;
import io.javalin.http.Context;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsPagesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final HttpServer SERVER = new HttpServer(
            HttpServer.Settings.of("127.0.0.1", 0, 100),
            new Problems(new ProblemTypes(contract()), URI.create("http://cloakroom.test")),
            new RequestJournal(new SimpleMeterRegistry()),
            new Random(1),
            DocsPagesTest::onlyPublicPages,
            List.of(new DocsPages()::register));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    private static void onlyPublicPages(Context ctx) {
        var endpoint = ctx.endpoints().matchedHttpEndpoint();
        assertThat(endpoint == null ? null : endpoint.metadata(PublicPage.class))
                .isNotNull();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
        CLIENT.close();
    }

    @Test
    void theRootLeadsToTheReference() {
        var there = get("/", null);
        assertThat(there.statusCode()).isEqualTo(302);
        assertThat(there.headers().firstValue("Location"))
                .hasValueSatisfying(
                        address -> assertThat(URI.create(address).getPath()).isEqualTo("/docs"));
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi.json, application/json",
        "/openapi.yaml, application/yaml",
        "/docs, text/html",
        "/docs/docs.css, text/css",
        "/docs/docs.js, text/javascript",
        "/docs/viewer.css, text/css",
        "/docs/viewer.js, text/javascript",
        "/docs/icon.svg, image/svg+xml",
    })
    void aPageIsServedOnceAndThenConfirmed(String path, String mediaType) {
        var page = get(path, null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow().split(";")[0])
                .isEqualTo(mediaType);
        assertThat(page.headers().firstValue("Cache-Control")).contains("public, no-cache");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        var again = get(path, page.headers().firstValue("ETag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void theContractThatIsServedIsTheOneThatTheServerWasMadeFrom() {
        assertThat(JsonText.read(get("/openapi.json", null).body())).isEqualTo(contract());
        assertThat(get("/openapi.yaml", null).body()).startsWith("openapi: 3.0.3");
    }

    @Test
    void thePageLoadsNothingFromElsewhere() {
        var page = get("/docs", null).body();
        var links = Pattern.compile("(?:src|href)=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .toList();
        assertThat(links).hasSizeGreaterThan(4).allSatisfy(link -> {
            assertThat(link.group(1)).startsWith("/");
            assertThat(get(link.group(1), null).statusCode()).isEqualTo(200);
        });
        assertThat(page).doesNotContain("style=").doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/../openapi.json",
                "/docs/..%2fopenapi.json",
                "/docs/%2e%2e/docs.html",
                "/docs/swagger-ui.js",
                "/docs/DocsPages.class",
                "/docs/"
            })
    void onlyTheListedPagesAreServed(String path) {
        assertThat(get(path, null).statusCode()).isBetween(400, 404);
    }

    private static HttpResponse<String> get(String path, @Nullable String knownTag) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + SERVER.port() + path));
        if (knownTag != null) {
            request.header("If-None-Match", knownTag);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Json.Obj contract() {
        try (var stream = DocsPagesTest.class.getResourceAsStream("/dev/cloakroom/api/openapi.json")) {
            return (Json.Obj) JsonText.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
