package dev.cloakroom.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.ByteStream;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.Operation;
import dev.cloakroom.api.runtime.Operation.Idempotency;
import dev.cloakroom.api.runtime.Operation.RateClass;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.RawClient;
import dev.cloakroom.http.TestServer;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Limits as clients meet them.
@Timeout(60)
class LimitedRequestsTest {

    private static final String ONE = TestServer.token(new UserId(new UUID(0, 1)));
    private static final String OTHER = TestServer.token(new UserId(new UUID(0, 2)));

    private final CountDownLatch streaming = new CountDownLatch(1);
    private final Semaphore endOfStream = new Semaphore(0);
    private final TestServer server = new TestServer(
            TestServer.AUTHENTICATOR,
            Limits.of(
                    new Quotas(null, null, quota(2), quota(3), null, quota(1000), 1),
                    new SimpleMeterRegistry(),
                    () -> 0),
            this::routes);

    private static Quota quota(int amount) {
        return new Quota(amount, Duration.ofMinutes(1));
    }

    private void routes(RoutesConfig routes, Calls calls) {
        var endpoints = new Endpoints<>(routes, calls, TestServer.SCHEMAS);
        add(endpoints, "/read", false, RateClass.READ, call -> Encoded.empty(call.has("\"1\"") ? 304 : 204));
        add(endpoints, "/open", true, RateClass.READ, _ -> Encoded.empty(204));
        add(endpoints, "/stream", false, RateClass.STREAM, _ -> {
            streaming.countDown();
            endOfStream.acquireUninterruptibly();
            return Encoded.empty(204);
        });
        endpoints.<ByteStream, ApiResponse>add(
                operation("POST", "/upload", false, RateClass.UPLOAD, 1 << 20, List.of("text/csv")),
                reader -> reader.stream(true).required(),
                (body, _) -> () -> read(body));
    }

    private static Encoded read(ByteStream body) {
        try (var in = body.source().open()) {
            in.transferTo(OutputStream.nullOutputStream());
            return Encoded.empty(204);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private interface Handler {
        Encoded answer(Call call);
    }

    private static void add(Endpoints<Call> endpoints, String path, boolean open, RateClass rate, Handler handler) {
        var operation = operation("GET", path, open, rate, 0, List.of());
        endpoints.<Object, ApiResponse>add(operation, _ -> "", (_, call) -> () -> handler.answer(call));
    }

    private static Operation operation(
            String method, String path, boolean open, RateClass rate, long bodyLimit, List<String> consumes) {
        return new Operation(
                path,
                "test",
                method,
                path,
                open,
                List.of(),
                List.of(),
                rate,
                Idempotency.NONE,
                null,
                bodyLimit,
                consumes,
                List.of(),
                false);
    }

    @AfterEach
    void stop() {
        endOfStream.release(10);
        server.close();
    }

    @Test
    void anOwnerIsCountedWhereverHeComesFrom() {
        assertThat(read(ONE, "X-Forwarded-For: 203.0.113.1").statusCode()).isEqualTo(204);
        assertThat(read(ONE, "X-Forwarded-For: 203.0.113.2").statusCode()).isEqualTo(204);
        assertThat(header(read(ONE), "RateLimit")).isEqualTo("\"read\";r=0;t=20");
        var refused = read(ONE);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"read\";q=3;w=60");
        assertThat(header(refused, "Retry-After")).isEqualTo("20");
        assertThat(refused.body()).contains("\"violated_policies\":[\"read\"]");
        assertThat(read(OTHER).statusCode()).isEqualTo(204);
    }

    @Test
    void thatNothingHasChangedCostsNothing() {
        assertThat(read(ONE).statusCode()).isEqualTo(204);
        for (int i = 0; i < 10; i++) {
            assertThat(read(ONE, "If-None-Match: \"1\"").statusCode()).isEqualTo(304);
        }
        assertThat(header(read(ONE), "RateLimit")).startsWith("\"read\";r=1;");
    }

    @Test
    void strangersAreCountedByTheirAddress() {
        assertThat(open("203.0.113.1").statusCode()).isEqualTo(204);
        assertThat(open("203.0.113.1").statusCode()).isEqualTo(204);
        assertThat(open("203.0.113.1").statusCode()).isEqualTo(429);
        assertThat(open("203.0.113.2").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer nonsense", "X-API-Key: nonsense", "Accept: */*"})
    void credentialsThatAreNoneAreTriedNoMoreOftenThanThat(String header) {
        for (int i = 0; i < 2; i++) {
            assertThat(server.send("GET /read", "", header, "X-Forwarded-For: 203.0.113.1")
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(server.send("GET /read", "", header, "X-Forwarded-For: 203.0.113.1")
                        .statusCode())
                .isEqualTo(429);
        assertThat(read(ONE, "X-Forwarded-For: 203.0.113.1").statusCode()).isEqualTo(204);
    }

    @Test
    void aStreamIsCountedUntilItEnds() throws Exception {
        var open = new FutureTask<>(() -> server.sendAs(ONE, "GET /stream", "").statusCode());
        Thread.ofVirtual().start(open);
        streaming.await();
        var refused = server.sendAs(ONE, "GET /stream", "");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"stream\";q=1;qu=\"concurrent-requests\"");
        endOfStream.release(2);
        assertThat(open.get()).isEqualTo(204);
        // That it is over is known to the client a little before it is known to the limit.
        var after = server.sendAs(ONE, "GET /stream", "");
        while (after.statusCode() == 429) {
            after = server.sendAs(ONE, "GET /stream", "");
        }
        assertThat(after.statusCode()).isEqualTo(204);
    }

    @Test
    void anUploadIsCountedByItsBytesWhetherItSaysHowManyOrNot() {
        assertThat(header(upload(ONE, 400), "RateLimit")).isEqualTo("\"upload\";r=600;t=1");
        try (var client = new RawClient(server.port())) {
            client.send("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nAuthorization: Bearer "
                    + ONE + "\r\nTransfer-Encoding: chunked\r\n\r\n7d0\r\n" + "x".repeat(2000) + "\r\n0\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(204);
        }
        // That it is over is known to the client a little before it is known to the limit: meanwhile what is sent here
        // may use the limit up.
        var refused = upload(ONE, 1);
        while (refused.statusCode() == 204 || header(refused, "Retry-After").length() < 2) {
            refused = upload(ONE, 1);
        }
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"violated_policies\":[\"upload\"]");
        assertThat(Long.parseLong(header(refused, "Retry-After"))).isBetween(84L, 144L);
        assertThat(upload(OTHER, 1).statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> upload(String token, int bytes) {
        return server.sendAs(token, "POST /upload", "x".repeat(bytes), "Content-Type: text/csv");
    }

    private HttpResponse<String> read(String token, String... headers) {
        return server.sendAs(token, "GET /read", "", headers);
    }

    private HttpResponse<String> open(String address) {
        return server.send("GET /open", "", "X-Forwarded-For: " + address);
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }
}
