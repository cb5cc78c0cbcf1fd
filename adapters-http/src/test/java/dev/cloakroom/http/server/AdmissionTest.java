package dev.cloakroom.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.RawClient;
import dev.cloakroom.http.RequestNotes;
import dev.cloakroom.http.TestContract;
import dev.cloakroom.http.limits.Visit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No more requests are inside at once than there are places: three here.
@Timeout(60)
class AdmissionTest {

    private static final int PLACES = 3;

    private final Semaphore entered = new Semaphore(0);
    private final Semaphore released = new Semaphore(0);
    private final List<RawClient> clients = new ArrayList<>();
    private final HttpServer server = new HttpServer(
            HttpServer.Settings.of("127.0.0.1", 0, PLACES),
            new Problems(new ProblemTypes(TestContract.read()), URI.create("http://cloakroom.test")),
            new RequestJournal(new SimpleMeterRegistry()),
            new Random(1),
            RequestNotes::route,
            List.of(this::routes));

    private void routes(RoutesConfig routes) {
        routes.get("/quick", ctx -> ctx.result("quick"));
        routes.get("/bug", _ -> {
            throw new IllegalStateException("a bug");
        });
        routes.get("/busy", this::busy);
        routes.get("/waiting", ctx -> {
            Objects.requireNonNull((Visit) ctx.req().getAttribute(Visit.ATTRIBUTE))
                    .waits();
            busy(ctx);
        });
        routes.get("/health/live", ctx -> ctx.result("alive"));
        routes.post("/upload", ctx -> ctx.result("read " + ctx.bodyInputStream().readAllBytes().length));
    }

    private void busy(Context ctx) throws InterruptedException {
        entered.release();
        released.acquire();
        ctx.result("done");
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        released.release(1000);
        clients.forEach(RawClient::close);
        server.stop();
    }

    @Test
    void whoFindsAllPlacesTakenIsToldToComeBack() {
        open("/busy", PLACES);
        var refused = RawClient.ask(server.port(), "GET /quick HTTP/1.1");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).matches("[1-5]");
        assertThat(refused.body()).contains("\"code\":\"overloaded\"", "\"retryable\":true");
        released.release(PLACES);
        assertThat(clients.getFirst().reply().status()).isEqualTo(200);
        assertAdmitted();
    }

    @Test
    void aBodyIsNotEvenReadThen() {
        open("/busy", PLACES);
        try (var client = new RawClient(server.port())) {
            client.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n");
            var refused = client.reply();
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Connection")).isEqualTo("close");
        }
    }

    @Test
    void aConnectionOutlivesARefusal() {
        open("/busy", PLACES);
        try (var client = new RawClient(server.port())) {
            client.send("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(503);
            client.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.reply().body()).isEqualTo("alive");
        }
    }

    @Test
    void whoWaitsTakesNoPlace() {
        open("/waiting", 4 * PLACES);
        assertAdmitted();
        released.release(4 * PLACES);
        for (var client : clients) {
            assertThat(client.reply().status()).isEqualTo(200);
        }
        open("/busy", PLACES);
        assertThat(RawClient.ask(server.port(), "GET /quick HTTP/1.1").status()).isEqualTo(503);
    }

    @Test
    void everyEndOfARequestFreesItsPlace() {
        for (int i = 0; i < 2 * PLACES; i++) {
            for (var line : List.of("GET /bug", "GET /nowhere", "HEAD /quick", "DELETE /quick", "GET /quick/%zz")) {
                RawClient.ask(server.port(), line + " HTTP/1.1");
            }
            try (var vanishing = new RawClient(server.port())) {
                vanishing.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");
            }
        }
        assertAdmitted();
    }

    /// So many clients, each with a request that is inside.
    private void open(String path, int many) {
        for (int i = 0; i < many; i++) {
            open("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        }
    }

    /// Asks again where whoever was answered before still holds his place.
    private void open(String request) {
        var client = new RawClient(server.port());
        clients.add(client);
        client.send(request);
        while (!entered.tryAcquire()) {
            if (client.hasAnswer()) {
                assertThat(client.reply().status()).isEqualTo(503);
                client.send(request);
            }
            Thread.onSpinWait();
        }
    }

    /// A place is free a little after its answer was read.
    private void assertAdmitted() {
        int status = 503;
        while (status == 503) {
            status = RawClient.ask(server.port(), "GET /quick HTTP/1.1").status();
        }
        assertThat(status).isEqualTo(200);
    }
}
