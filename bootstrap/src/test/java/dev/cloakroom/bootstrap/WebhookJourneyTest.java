package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// From the end of a job to the receiver, beside another receiver that never answers.
@Timeout(240)
class WebhookJourneyTest {

    private static final int JOBS = 20;
    private static final int HANGING = 3;

    @TempDir
    Path data;

    private record Received(String id, String timestamp, String signature, String body) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger hanging = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void whoeverListensIsToldThoughAnotherReceiverHangs() throws Exception {
        var dead = server(exchange -> {
            hanging.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            exchange.close();
        });
        var living = server(exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                received.add(new Received(
                        headers.getFirst("webhook-id"),
                        headers.getFirst("webhook-timestamp"),
                        headers.getFirst("webhook-signature"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        var environment = Map.of(
                "CLOAKROOM_PORT", "0",
                "CLOAKROOM_OPS_PORT", "0",
                "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                "CLOAKROOM_OUTBOUND_ALLOW", address(dead) + "," + address(living),
                "CLOAKROOM_DATA_DIR", data.toString());
        try (var app = App.start(Config.from(environment), Role.ALL);
                var visitor = new Visitor(app.port())) {
            visitor.signUp();
            visitor.signIn();
            for (int i = 0; i < HANGING; i++) {
                made(visitor, "http://" + address(dead) + "/" + i);
            }
            var endpoint = made(visitor, "http://" + address(living) + "/hooks");
            long began = System.nanoTime();
            var jobs = submit(visitor);

            Eventually.holds("all jobs are told", () -> received.size() >= JOBS);
            Eventually.holds("somebody takes nothing", () -> hanging.get() > 0);
            // Each has one message at a time, and twenty seconds for it.
            long taken = hanging.get();
            assertThat(taken)
                    .as("messages that nobody takes")
                    .isLessThanOrEqualTo(HANGING * (1 + secondsSince(began) / 20));
            assertThat(received).extracting(Received::id).doesNotHaveDuplicates();
            assertThat(received)
                    .extracting(message -> told(message).text("id"))
                    .containsExactlyInAnyOrderElementsOf(jobs);
            for (var message : received) {
                assertThat(message.signature()).isEqualTo(signature(Visitor.text(endpoint, "secret"), message));
            }
            var path =
                    "/v1/webhook-endpoints/" + Visitor.text(endpoint, "id") + "/deliveries?status=succeeded&limit=100";
            Eventually.holds(
                    "what became of it is stored", () -> data(visitor, path).size() == JOBS);

            var sent = data(visitor, path).getFirst();
            var again = visitor.post(
                    "/v1/webhook-endpoints/" + Visitor.text(endpoint, "id") + "/deliveries/"
                            + ((Json.Obj) sent).text("id") + "/redeliver",
                    "");
            assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
            Eventually.holds("it is sent again", () -> received.size() == JOBS + 1);
            assertThat(received.getLast().id()).isEqualTo(((Json.Obj) sent).text("event_id"));
            end.countDown();
        } finally {
            end.countDown();
            dead.stop(0);
            living.stop(0);
        }
    }

    private static long secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000_000;
    }

    private static HttpResponse<String> made(Visitor visitor, String url) throws Exception {
        var made =
                visitor.post("/v1/webhook-endpoints", "{\"url\":\"" + url + "\",\"event_types\":[\"job.succeeded\"]}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made;
    }

    private static List<String> submit(Visitor visitor) throws Exception {
        var jobs = new ArrayList<String>();
        for (int i = 0; i < JOBS; i++) {
            jobs.add(Visitor.text(visitor.post("/v1/jobs", "{\"kind\":\"sleep\",\"payload\":{\"seconds\":0}}"), "id"));
        }
        return jobs;
    }

    private static Json.Obj told(Received message) {
        var body = (Json.Obj) JsonText.read(message.body());
        assertThat(body.text("type")).isEqualTo("job.succeeded");
        return (Json.Obj) Objects.requireNonNull(body.get("data"));
    }

    private static List<Json> data(Visitor visitor, String path) {
        try {
            var answer = (Json.Obj) JsonText.read(visitor.get(path).body());
            return ((Json.Arr) Objects.requireNonNull(answer.get("data"))).items();
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String signature(String secret, Received message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var text = message.id() + "." + message.timestamp() + "." + message.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static HttpServer server(HttpHandler handler) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", handler);
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "127.0.0.1:" + server.getAddress().getPort();
    }
}
