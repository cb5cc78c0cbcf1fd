package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.cloakroom.bootstrap.config.Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A job of the kind `http`, from the request to the answer of the other server, which is busy at first.
@Timeout(240)
class CallJourneyTest {

    @TempDir
    Path data;

    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Test
    void aCallIsMadeForWhoMayAndTriedAgainWhileTheOtherServerIsBusy() throws Exception {
        var other = busyAtFirst();
        var port = other.getAddress().getPort();
        var environment = Map.of(
                "CLOAKROOM_PORT", "0",
                "CLOAKROOM_OPS_PORT", "0",
                "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                "CLOAKROOM_OUTBOUND_ALLOW", "127.0.0.1:" + port,
                "CLOAKROOM_DATA_DIR", data.toString());
        try (var app = App.start(Config.from(environment), Role.ALL);
                var visitor = new Visitor(app.port())) {
            visitor.signUp();
            visitor.signIn();
            var job = """
                    {"kind": "http", "payload": {"url": "http://127.0.0.1:%d/hook", "method": "POST", "body": {"n": 1}}}""".formatted(port);
            assertThat(visitor.post("/v1/jobs", job).statusCode()).isEqualTo(403);
            try (var admin = OtherProcess.start(Main.class, environment, "admin", "grant", "ada@example.com", "http")) {
                assertThat(admin.exit()).isZero();
            }
            visitor.signIn();
            // What an admin grants is known everywhere within ten seconds.
            var accepted = visitor.post("/v1/jobs", job);
            while (accepted.statusCode() == 403) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                accepted = visitor.post("/v1/jobs", job);
            }
            var done = visitor.await(location(accepted));
            assertThat(Visitor.text(done, "status")).isEqualTo("succeeded");
            var id = Visitor.text(done, "id");
            assertThat(calls).containsExactly(id + " 1 {\"n\":1}", id + " 2 {\"n\":1}");
            assertThat(visitor.get("/v1/jobs/" + id + "/result").body())
                    .contains("\"body\":\"thanks\"", "\"status\":200");

            var closed = job.replace("127.0.0.1:" + port, "127.0.0.1:1");
            var refused = visitor.await(location(visitor.post("/v1/jobs", closed)));
            assertThat(Visitor.text(refused, "status")).isEqualTo("failed");
            assertThat(refused.body()).contains("address-forbidden");

            var mail = """
                    {"kind": "email", "payload": {"to": ["ada@example.com"], "subject": "s", "text": "t"}}""";
            assertThat(visitor.post("/v1/jobs", mail).body()).contains("\"pointer\":\"#/kind\"", "not set up here");
        } finally {
            other.stop(0);
        }
    }

    private static String location(HttpResponse<String> accepted) {
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    private HttpServer busyAtFirst() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                calls.add(headers.getFirst("Idempotency-Key") + " " + headers.getFirst("X-Cloakroom-Attempt") + " "
                        + body);
                exchange.getResponseHeaders().set("Retry-After", "0");
                var answer = "thanks".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(calls.size() == 1 ? 503 : 200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        return server;
    }
}
