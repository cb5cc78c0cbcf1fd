package dev.cloakroom.bootstrap.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cloakroom.bootstrap.Main;
import dev.cloakroom.bootstrap.OtherProcess;
import dev.cloakroom.bootstrap.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole of a one-machine installation, killed with its work in hand.
class KilledProcessTest {

    private static final int REPORTS = 3;

    /// What a JVM that ran its hooks after SIGTERM answers: 128 and the signal's number.
    private static final int TERMINATED = 143;

    private static final String MONSTERS = """
            {"data": [{"name": "keese", "id": 1, "category": "monsters", "description": "A bat.", "image": "i",
            "common_locations": ["Cave"], "drops": null, "dlc": false}], "message": "", "status": 200}""";

    @TempDir
    Path data;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);

    @Test
    void everyAcceptedReportIsThereAfterTheNextStartAndFinishes() throws Exception {
        var compendium = compendium();
        try {
            List<String> addresses;
            try (var first = start(compendium);
                    var visitor = visitor(first)) {
                visitor.signUp();
                visitor.signIn();
                addresses = order(visitor);
                assertThat(asked.await(2, TimeUnit.MINUTES))
                        .as("a report is being built")
                        .isTrue();
                first.kill();
            }
            killed.countDown();
            try (var second = start(compendium);
                    var visitor = visitor(second)) {
                visitor.signIn();
                for (String address : addresses) {
                    var report = visitor.await(address);
                    assertThat(Visitor.text(report, "status")).isEqualTo("succeeded");
                    assertThat(report.body()).contains("\"rows\":1");
                }
                // Orderly, so that its PostgreSQL is gone before its folder is.
                assertThat(second.terminate()).isEqualTo(TERMINATED);
            }
        } finally {
            compendium.stop(0);
        }
    }

    private static List<String> order(Visitor visitor) throws IOException, InterruptedException {
        var addresses = new ArrayList<String>();
        for (int i = 0; i < REPORTS; i++) {
            var accepted = visitor.post("/v1/reports", """
                    {"report_type": "compendium_monsters", "format": "jsonl.gz"}""");
            assertThat(accepted.statusCode()).isEqualTo(202);
            addresses.add(accepted.headers().firstValue("Location").orElseThrow());
        }
        return addresses;
    }

    /// One slot, so that one report is under way and the others wait when the kill comes.
    private OtherProcess start(HttpServer compendium) throws IOException {
        String address = "127.0.0.1:" + compendium.getAddress().getPort();
        return OtherProcess.start(
                Main.class,
                Map.of(
                        "CLOAKROOM_PORT", "0",
                        "CLOAKROOM_OPS_PORT", "0",
                        "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                        "CLOAKROOM_WORKER_SLOTS", "1",
                        "CLOAKROOM_COMPENDIUM_URL", "http://" + address,
                        "CLOAKROOM_OUTBOUND_ALLOW", address,
                        "CLOAKROOM_DATA_DIR", data.toString()));
    }

    private static Visitor visitor(OtherProcess process) throws InterruptedException {
        String line = process.awaitLine("listening on 127.0.0.1:");
        return new Visitor(Integer.parseInt(line.replaceFirst(".*listening on 127.0.0.1:(\\d+).*", "$1")));
    }

    /// Holds its answers back until the kill.
    private HttpServer compendium() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/compendium/category/monsters", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.countDown();
        try (exchange) {
            killed.await();
            byte[] body = MONSTERS.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
