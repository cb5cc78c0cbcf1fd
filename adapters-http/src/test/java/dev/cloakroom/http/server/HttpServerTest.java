package dev.cloakroom.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.RawClient;
import dev.cloakroom.http.RequestNotes;
import dev.cloakroom.http.TestContract;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each default of Javalin and Jetty that is set right, seen from outside; how patient it is, see [SlowClientsTest].
class HttpServerTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final HttpServer server = new HttpServer(
            HttpServer.Settings.of("127.0.0.1", 0, 100),
            new Problems(new ProblemTypes(TestContract.read()), URI.create("http://cloakroom.test")),
            new RequestJournal(meters),
            new Random(1),
            RequestNotes::route,
            List.of(this::routes));

    private void routes(RoutesConfig routes) {
        routes.get("/things/{id}", ctx -> ctx.header("ETag", "\"7\"").result("thing " + ctx.pathParam("id")));
        routes.delete("/things/{id}", ctx -> ctx.status(204));
        routes.get("/missing", ctx -> {
            throw new Rejection.Missing("There is no such thing.");
        });
        routes.get("/bug", ctx -> {
            throw new IllegalStateException("secret of the stored row");
        });
        routes.get("/starved", _ -> {
            throw new IllegalStateException(new SQLTransientConnectionException("all 12 are taken, at db.internal"));
        });
        routes.get("/deep", ctx -> ctx.result(String.valueOf(deep(0))));
        routes.get("/cut", ctx -> {
            ctx.res().setContentLength(100);
            ctx.res().getOutputStream().write(new byte[50]);
            ctx.res().flushBuffer();
            throw new IllegalStateException("half way");
        });
        routes.get("/short", ctx -> {
            ctx.res().setContentLength(100);
            ctx.res().getOutputStream().write(new byte[50]);
        });
        routes.get("/slow", this::slow);
        routes.get("/stream", ctx -> {
            ctx.res().getOutputStream().print("begun");
            ctx.res().flushBuffer();
            slow(ctx);
        });
        routes.post("/upload", ctx -> ctx.result("got " + ctx.bodyInputStream().readAllBytes().length));
    }

    private void slow(Context ctx) throws InterruptedException {
        entered.countDown();
        released.await();
        ctx.result("done");
    }

    private static int deep(int depth) {
        return depth < 0 ? depth : 1 + deep(depth + 1);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop();
    }

    @Test
    void aPathThatIsNotThereIsAProblemThatEchoesNothing() {
        var reply = RawClient.ask(server.port(), "GET /no/such/path?token=secret HTTP/1.1");
        assertProblem(reply, 404, "no-such-route");
        assertThat(reply.body()).doesNotContain("such/path").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "OPTIONS", "TRACE", "FROBNICATE", "BEFORE", "AFTER", "BEFORE_MATCHED"})
    void aMethodThatThePathDoesNotHaveIs405AndTellsThoseItHas(String method) {
        var reply = RawClient.ask(server.port(), method + " /things/1 HTTP/1.1");
        assertProblem(reply, 405, "method-not-allowed");
        assertThat(reply.header("Allow")).isEqualTo("DELETE, GET, HEAD");
        assertThat(reply.body()).contains("\"allowed\":[\"DELETE\",\"GET\",\"HEAD\"]");
    }

    @Test
    void headRunsGetAndDropsTheBody() {
        var get = RawClient.ask(server.port(), "GET /things/1 HTTP/1.1");
        var head = RawClient.ask(server.port(), "HEAD /things/1 HTTP/1.1");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("ETag")).isEqualTo("\"7\"");
        assertThat(head.header("Content-Length"))
                .isEqualTo(get.header("Content-Length"))
                .isEqualTo("7");
        assertThat(RawClient.ask(server.port(), "HEAD /missing HTTP/1.1").status())
                .isEqualTo(404);
        assertThat(RawClient.ask(server.port(), "HEAD /nowhere HTTP/1.1").status())
                .isEqualTo(404);
    }

    @Test
    void aConnectionGoesOnAfterHead() {
        try (var client = new RawClient(server.port())) {
            client.send("HEAD /missing HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.reply(true).status()).isEqualTo(404);
            client.send("GET /things/2 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.reply().body()).isEqualTo("thing 2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /things/%zz HTTP/1.1",
        "GET /things/%f HTTP/1.1",
        "GET /things/..%2f..%2fetc HTTP/1.1",
        "GET /things/a%2Fb HTTP/1.1",
        "GET /things/%00 HTTP/1.1",
        "GET /th ings HTTP/1.1",
        "NONSENSE",
        "GET /things/1 HTTP/9.9",
    })
    void whatIsNoHttpIsAProblemOfStatus400(String requestLine) {
        assertProblem(RawClient.ask(server.port(), requestLine), 400, "malformed-request");
    }

    @Test
    void twoLengthsAre400() {
        var reply = RawClient.ask(server.port(), "POST /upload HTTP/1.1", "Content-Length: 5", "Content-Length: 6");
        assertProblem(reply, 400, "malformed-request");
    }

    @Test
    void aBrokenChunkIs400() {
        var reply = RawClient.ask(
                server.port(), "POST /upload HTTP/1.1", "Transfer-Encoding: chunked", "", "zz", "hello", "0", "");
        assertProblem(reply, 400, "malformed-request");
    }

    @Test
    void headersThatAreTooLargeAre431() {
        var reply = RawClient.ask(server.port(), "GET /things/1 HTTP/1.1", "X-Long: " + "a".repeat(20_000));
        assertProblem(reply, 431, "headers-too-large");
    }

    @Test
    void aTrailingSlashIsAnotherPath() {
        assertProblem(RawClient.ask(server.port(), "GET /things/1/ HTTP/1.1"), 404, "no-such-route");
    }

    @Test
    void aBugTellsNothingButTheRequestId() {
        var reply = RawClient.ask(server.port(), "GET /bug HTTP/1.1", "X-Request-Id: call-1");
        assertProblem(reply, 500, "internal-error");
        assertThat(reply.body())
                .contains("\"request_id\":\"call-1\"")
                .doesNotContain("secret")
                .doesNotContain("Illegal");
        assertThat(reply.header("X-Request-Id")).isEqualTo("call-1");
    }

    @Test
    void thatNoConnectionOfTheDatabaseIsFreePasses() {
        var reply = RawClient.ask(server.port(), "GET /starved HTTP/1.1");
        assertProblem(reply, 503, "overloaded");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        assertThat(reply.body()).doesNotContain("internal");
    }

    @Test
    void aStackOverflowIsAProblemToo() {
        assertProblem(RawClient.ask(server.port(), "GET /deep HTTP/1.1"), 500, "internal-error");
    }

    @Test
    void anAnswerShorterThanPromisedIsAFault() {
        assertProblem(RawClient.ask(server.port(), "GET /short HTTP/1.1"), 500, "internal-error");
    }

    @Test
    void anAnswerThatFailsHalfWayIsCutOff() throws IOException {
        try (var client = new RawClient(server.port())) {
            client.send("GET /cut HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.reply().body()).hasSize(50);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"has space", "umlaut\u00e4", "quote\""})
    void aRequestIdThatIsNotPlainIsReplaced(String id) {
        var reply = RawClient.ask(server.port(), "GET /missing HTTP/1.1", "X-Request-Id: " + id);
        assertThat(reply.header("X-Request-Id")).matches("[0-9a-f]{32}");
    }

    @Test
    void aTraceIsContinued() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        var reply = RawClient.ask(
                server.port(), "GET /missing HTTP/1.1", "traceparent: 00-" + trace + "-b7ad6b7169203331-01");
        assertThat(reply.body()).contains("\"trace_id\":\"" + trace + "\"");
        assertThat(reply.header("Link"))
                .isEqualTo("<http://cloakroom.test/v1/problem-types/not-found>; rel=\"describedby\"");
    }

    @Test
    void theJournalKnowsTemplatesOnly() {
        RawClient.ask(server.port(), "GET /things/1 HTTP/1.1");
        RawClient.ask(server.port(), "GET /elsewhere/1 HTTP/1.1");
        RawClient.ask(server.port(), "WHATEVER /elsewhere/1 HTTP/1.1");
        RawClient.ask(server.port(), "NONSENSE");
        RawClient.ask(server.port(), "GET /things/%zz HTTP/1.1");
        server.stop();
        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getTag("route") + " "
                        + meter.getId().getTag("method") + " " + meter.getId().getTag("status"))
                .containsExactlyInAnyOrder("/things/{id} GET 200", "none GET 404", "none OTHER 404", "none OTHER 400");
    }

    @Test
    void anAnswerBeforeTheBodyWasReadSaysThatTheConnectionCloses() {
        try (var client = new RawClient(server.port())) {
            client.send("POST /things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
            assertThat(client.reply().header("Connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/%zz", "/things/%00", "/things/..%2f..%2fetc"})
    void aRequestThatIsNoHttpSaysThatTheConnectionCloses(String path) {
        try (var client = new RawClient(server.port())) {
            client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.reply().header("Connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aConnectionStaysOpenWhenTheBodyWasRead() {
        try (var client = new RawClient(server.port())) {
            client.send("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
            assertThat(client.reply().header("Connection")).isEmpty();
            client.send("GET /things/1 HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(200);
        }
    }

    @Test
    void whileItDrainsEachAnswerClosesItsConnection() throws Exception {
        try (var running = new RawClient(server.port())) {
            running.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
            entered.await();
            server.drain();
            released.countDown();
            assertThat(running.reply().header("Connection")).isEqualTo("close");
            assertThat(running.isClosed()).isTrue();
        }
    }

    @Test
    void drainingAnswersWhatRunsAndRefusesTheRest() throws Exception {
        var stopped = new FutureTask<>(server::stop, true);
        try (var running = new RawClient(server.port());
                var waiting = new RawClient(server.port())) {
            running.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
            entered.await();
            server.drain();
            waiting.send("GET /things/1 HTTP/1.1\r\nHost: x\r\n\r\n");
            var refused = waiting.reply();
            assertProblem(refused, 503, "draining");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.header("Connection")).isEqualTo("close");
            Thread.ofVirtual().start(stopped);
            released.countDown();
            assertThat(running.reply().body()).isEqualTo("done");
            assertThat(running.isClosed()).isTrue();
        }
        // Whoever stays connected may be waited for.
        assertThat(stopped.get()).isTrue();
    }

    @Test
    void aClientThatStaysAfterItsStreamDoesNotHoldTheStopUp() throws Exception {
        int port = server.port();
        var stopped = new FutureTask<>(server::stop, true);
        try (var client = new RawClient(port)) {
            client.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n");
            entered.await();
            Thread.ofVirtual().start(stopped);
            while (!refusesConnections(port)) {
                LockSupport.parkNanos(10_000_000);
            }
            released.countDown();
            assertThat(client.reply(true).status()).isEqualTo(200);
            assertThat(Stream.generate(client::line).limit(6)).containsExactly("5", "begun", "4", "done", "0", "");
            assertThat(stopped.get()).isTrue();
        }
    }

    private static boolean refusesConnections(int port) {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !client.isConnected();
        } catch (IOException _) {
            return true;
        }
    }

    static void assertProblem(RawClient.Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.header("X-Request-Id")).isNotEmpty();
        assertThat(reply.body())
                .contains("\"type\":\"urn:cloakroom:problem:" + code + "\"")
                .contains("\"status\":" + status)
                .contains("\"code\":\"" + code + "\"")
                .contains("\"request_id\":\"" + reply.header("X-Request-Id") + "\"");
    }
}
