package dev.cloakroom.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.cloakroom.application.jobs.calls.HttpCall;
import dev.cloakroom.application.jobs.calls.HttpCalls.Outcome;
import dev.cloakroom.domain.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real calls to a server on this machine.
@Timeout(60)
class OutboundCallsTest {

    private static final Map<String, String> OURS = Map.of("Idempotency-Key", "job-1");

    private final AtomicReference<String> received = new AtomicReference<>("");
    private final Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final OutboundClient client = new OutboundClient(
            OutboundRules.allowing(List.of("127.0.0.0/8")), OutboundLimits.DEFAULT, InstantSource.system());
    private final OutboundCalls calls = new OutboundCalls(client);

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void theCallArrivesAsItWasOrdered() throws Exception {
        try (var server = LocalServer.answering(this::echo)) {
            var body = Json.EMPTY.with("n", Json.of(1));
            assertThat(calls.send(call("PATCH", server.address("/a?b=c"), Map.of("X-Own", "yes"), body), OURS))
                    .isEqualTo(new Outcome.Answered(
                            200, Map.of("content-type", "text/plain; charset=utf-8"), "grüß", false, null));
            assertThat(server.asked()).containsExactly("/a?b=c");
            assertThat(received).hasValue("PATCH {\"n\":1}");
            assertThat(sent)
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("Idempotency-Key", "job-1")
                    .containsEntry("X-Own", "yes")
                    .doesNotContainKey("Accept-Encoding");
        }
    }

    @Test
    void aTextIsSentAsItIsAndTheOwnersHeadersWin() throws Exception {
        try (var server = LocalServer.answering(this::echo)) {
            var headers = Map.of("content-type", "application/xml", "idempotency-key", "mine");
            var _ = calls.send(call("POST", server.address("/"), headers, Json.of("<ü/>")), OURS);
            assertThat(received).hasValue("POST <ü/>");
            assertThat(sent).containsEntry("Content-Type", "application/xml").containsEntry("Idempotency-Key", "mine");
        }
    }

    @Test
    void aLongAnswerIsCutAndOnlyItsBeginningIsRead() throws Exception {
        var head = new byte[64 * 1024];
        Arrays.fill(head, (byte) 'a');
        head[head.length - 1] = (byte) 0xc3;
        try (var server = LocalServer.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(head);
            while (true) {
                exchange.getResponseBody().write(head);
            }
        })) {
            var answer = (Outcome.Answered) calls.send(get(server), OURS);
            assertThat(answer.truncated()).isTrue();
            assertThat(answer.body()).isEqualTo("a".repeat(64 * 1024 - 1));
        }
    }

    @Test
    void whatIsNoTextIsNotKept() throws Exception {
        try (var server = answering(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, "image/png")) {
            assertThat(((Outcome.Answered) calls.send(get(server), OURS)).body())
                    .isNull();
        }
        try (var server = answering(new byte[] {'a', 0, (byte) 0xe9}, "text/plain; charset=iso-8859-1")) {
            assertThat(((Outcome.Answered) calls.send(get(server), OURS)).body())
                    .isEqualTo("a\ufffdé");
        }
        try (var server = answering("é".getBytes(StandardCharsets.UTF_8), "text/plain; charset=klingon")) {
            assertThat(((Outcome.Answered) calls.send(get(server), OURS)).body())
                    .isEqualTo("é");
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws Exception {
        try (var server = LocalServer.answering(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            exchange.getResponseHeaders().set("Set-Cookie", "secret=1");
            exchange.sendResponseHeaders(302, -1);
        })) {
            assertThat(calls.send(get(server), OURS))
                    .isEqualTo(new Outcome.Answered(302, Map.of("location", "http://127.0.0.1:1/"), "", false, null));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void theWishToBeLeftAloneIsReadInBothForms() throws Exception {
        assertThat(retryAfter("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(retryAfter("9999999")).isEqualTo(Duration.ofHours(1));
        assertThat(retryAfter("Thu, 01 Jan 2015 10:00:00 GMT")).isNull();
        assertThat(retryAfter("soon")).isNull();
        var answer = new OutboundAnswer(
                () -> true,
                dated("Sat, 21 Nov 2026 10:00:30 GMT"),
                InputStream.nullInputStream(),
                Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(answer.retryAfter()).contains(Duration.ofSeconds(30));
    }

    @Test
    void anAddressOfTheOwnNetworkIsForbidden() throws Exception {
        try (var strict = new OutboundClient(
                        OutboundRules.allowing(List.of()), OutboundLimits.DEFAULT, InstantSource.system());
                var server = LocalServer.answering(200, "secret")) {
            assertThat(new OutboundCalls(strict).send(get(server), OURS)).isEqualTo(new Outcome.Forbidden());
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void whatDoesNotAnswerIsLateAndWhatIsNotThereIsUnreachable() throws Exception {
        var hold = new CountDownLatch(1);
        try (var server = LocalServer.answering(_ -> awaitQuietly(hold))) {
            var impatient = new HttpCall(server.address("/"), "GET", Map.of(), null, Duration.ofMillis(50), Set.of());
            assertThat(calls.send(impatient, OURS)).isEqualTo(new Outcome.Late());
            hold.countDown();
        }
        assertThat(calls.send(call("GET", URI.create("http://127.0.0.1:1/"), Map.of(), null), OURS))
                .isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void anAttemptThatIsToStopBreaksOff() throws Exception {
        var asked = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        try (var server = LocalServer.answering(_ -> {
            asked.countDown();
            awaitQuietly(hold);
        })) {
            var attempt = Thread.startVirtualThread(() -> {
                try {
                    var _ = calls.send(get(server), OURS);
                } catch (InterruptedException _) {
                    stopped.countDown();
                }
            });
            asked.await();
            attempt.interrupt();
            stopped.await();
            hold.countDown();
        }
    }

    private @Nullable Duration retryAfter(String header) throws Exception {
        try (var server = LocalServer.answering(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", header);
            exchange.sendResponseHeaders(503, -1);
        })) {
            return ((Outcome.Answered) calls.send(get(server), OURS)).retryAfter();
        }
    }

    private static ClassicHttpResponse dated(String retryAfter) {
        var response = new BasicClassicHttpResponse(503);
        response.setHeader("Retry-After", retryAfter);
        return response;
    }

    private void echo(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.set(exchange.getRequestMethod() + " " + body);
        exchange.getRequestHeaders().forEach((name, values) -> sent.put(name, values.getFirst()));
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.getResponseHeaders().set("X-Secret", "not kept");
        var answer = "grüß".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private static LocalServer answering(byte[] body, String contentType) {
        return LocalServer.answering(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpCall get(LocalServer server) {
        return call("GET", server.address("/"), Map.of(), null);
    }

    private static HttpCall call(String method, URI url, Map<String, String> headers, @Nullable Json body) {
        return new HttpCall(url, method, headers, body, Duration.ofSeconds(20), Set.of());
    }
}
