package dev.cloakroom.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.RawClient;
import dev.cloakroom.http.RequestNotes;
import dev.cloakroom.http.TestContract;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How patient a server is with clients that are slow. Each test shortens one limit: met by a stalled machine, too, the
/// others would end what the test is about.
@Timeout(60)
class SlowClientsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private @Nullable HttpServer server;

    /// Says at which port.
    private int start(Duration header, Duration idle, Duration uploadStall) {
        var started = new HttpServer(
                new HttpServer.Settings("127.0.0.1", 0, 100, header, idle, uploadStall, LONG),
                new Problems(new ProblemTypes(TestContract.read()), URI.create("http://cloakroom.test")),
                new RequestJournal(new SimpleMeterRegistry()),
                new Random(1),
                RequestNotes::route,
                List.of(this::routes));
        started.start();
        server = started;
        return started.port();
    }

    private void routes(RoutesConfig routes) {
        routes.get("/quick", ctx -> ctx.result("quick"));
        routes.get("/slow", ctx -> {
            entered.countDown();
            released.await();
            ctx.result("done");
        });
        routes.post("/upload", ctx -> ctx.result("got " + ctx.bodyInputStream().readAllBytes().length));
    }

    @AfterEach
    void stop() {
        released.countDown();
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void headersThatDripAreCutOff() {
        int port = start(SHORT, LONG, LONG);
        try (var client = new RawClient(port)) {
            client.send("GET /quick HTTP/1.1\r\nHost: x\r\nX-Slow: ");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void anIdleConnectionIsClosed() {
        int port = start(LONG, SHORT, LONG);
        boolean answered = false;
        while (!answered) {
            try (var client = new RawClient(port)) {
                answered = isAnswered(client);
                assertThat(client.isClosed()).isTrue();
            }
        }
    }

    /// Not where this thread stood still so long that the connection was idle before the request.
    private static boolean isAnswered(RawClient client) {
        try {
            client.send("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n");
            return client.reply().status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    @Test
    void anUploadThatStallsIs408() {
        int port = start(LONG, LONG, SHORT);
        try (var client = new RawClient(port)) {
            client.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhello");
            HttpServerTest.assertProblem(client.reply(), 408, "request-timeout");
            assertThat(client.isClosed()).isTrue();
        }
    }

    /// While a handler runs only the limit of uploads counts.
    @Test
    void aHandlerMayTakeLongerThanALimit() throws Exception {
        int port = start(LONG, LONG, SHORT);
        try (var client = new RawClient(port)) {
            client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
            entered.await();
            var never = new CountDownLatch(1);
            assertThat(never.await(1500, TimeUnit.MILLISECONDS)).isFalse();
            released.countDown();
            assertThat(client.reply().body()).isEqualTo("done");
        }
    }
}
