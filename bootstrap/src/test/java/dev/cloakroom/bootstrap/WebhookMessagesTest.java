package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.runtime.json.JsonCodec;
import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.events.EventType;
import dev.cloakroom.persistence.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is sent to an admin's endpoints and what is kept of them, everything real.
@Timeout(240)
class WebhookMessagesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /// The gateway refuses no refund, and of tasks is told as of jobs and reports.
    private static final Set<String> NOT_HEARD = Set.of("payment.refund_failed", "task.*");

    private static final Schemas SCHEMAS = Schemas.bundled();
    private static final JsonNode CONTRACT = contract();

    @TempDir
    Path data;

    /// An installation and a new admin.
    private static final class Site implements AutoCloseable {
        final HookReceiver receiver = HookReceiver.open();
        final App app;
        final Visitor admin;

        Site(Path data) throws IOException, InterruptedException {
            // Every visitor has the same address.
            DATABASE.jdbi().useHandle(handle -> handle.execute("UPDATE users SET email = id || '@example.org'"));
            app = App.start(
                    Config.from(Map.of(
                            "CLOAKROOM_PORT", "0",
                            "CLOAKROOM_OPS_PORT", "0",
                            "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                            "CLOAKROOM_DATABASE_URL", DATABASE.settings().url(),
                            "CLOAKROOM_SECRET", "only for this test: 0123456789abcdef",
                            "CLOAKROOM_OUTBOUND_ALLOW", receiver.address(),
                            "CLOAKROOM_DATA_DIR", data.toString())),
                    Role.ALL);
            admin = new Visitor(app.port());
            admin.signUp();
            DATABASE.jdbi()
                    .useHandle(handle ->
                            handle.execute("UPDATE users SET role = 'admin' WHERE email = 'ada@example.com'"));
            admin.signIn();
        }

        HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
            var answer = admin.post(path, body);
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 202);
            return answer;
        }

        /// Of an endpoint for these events.
        HttpResponse<String> endpoint(String url, String eventType) throws IOException, InterruptedException {
            return post("/v1/webhook-endpoints", "{\"url\":\"" + url + "\",\"event_types\":[\"" + eventType + "\"]}");
        }

        boolean shows(String path, String text) {
            try {
                return admin.get(path).body().contains(text);
            } catch (IOException failed) {
                throw new AssertionError(failed);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        @Override
        public void close() {
            admin.close();
            app.close();
            receiver.close();
        }
    }

    @Test
    void eachMessageIsAsTheContractDescribesIt() throws Exception {
        try (var site = new Site(data)) {
            var all = Visitor.text(site.endpoint("http://" + site.receiver.address() + "/hooks", "*"), "id");
            site.endpoint("http://" + site.receiver.address() + "/gone", "job.succeeded");
            site.post("/v1/webhook-endpoints/" + all + "/test", "");
            site.post("/v1/jobs", "{\"kind\": \"sleep\", \"payload\": {\"seconds\": 0}}");
            site.post("/v1/reports", "{\"report_type\": \"jobs\"}");
            changeARequest(site);
            payInAllWays(site);
            for (var types : described().propertyNames()) {
                if (!NOT_HEARD.contains(types)) {
                    Eventually.holds(
                            types + " is told",
                            () -> site.receiver.bodies().stream()
                                    .map(WebhookMessagesTest::read)
                                    .anyMatch(message -> means(types, message)));
                }
            }
            assertThat(site.receiver.bodies()).allSatisfy(body -> assertDescribed(read(body)));
        }
    }

    @Test
    void aSecretIsKeptSealedAndShownOnce() throws Exception {
        try (var site = new Site(data)) {
            var made = site.endpoint("https://shop.example/hooks", "job.*");
            var secret = Visitor.text(made, "secret").substring("whsec_".length(), "whsec_".length() + 20);
            var rows = DATABASE.jdbi()
                    .withHandle(
                            handle -> handle.createQuery("SELECT sealed FROM webhook_secret WHERE endpoint_id = :id")
                                    .bind("id", UUID.fromString(Visitor.text(made, "id")))
                                    .mapTo(String.class)
                                    .list());
            assertThat(rows).hasSize(1).noneMatch(row -> row.contains(secret));
            assertThat(site.shows("/v1/webhook-endpoints/" + Visitor.text(made, "id"), secret))
                    .isFalse();
            assertThat(site.shows("/v1/webhook-endpoints", secret)).isFalse();
        }
    }

    /// By its name the endpoint could be anywhere; what it leads to is known when it is called.
    @Test
    void aNameThatLeadsInsideIsNotConnectedTo() throws Exception {
        var connections = new AtomicInteger();
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var site = new Site(data)) {
            Thread.startVirtualThread(() -> countConnections(inside, connections));
            var made = site.endpoint("https://localhost:" + inside.getLocalPort() + "/hooks", "job.*");
            var path = "/v1/webhook-endpoints/" + Visitor.text(made, "id");
            var sent = Visitor.text(site.post(path + "/test", ""), "id");
            Eventually.holds(
                    "the delivery fails", () -> site.shows(path + "/deliveries/" + sent, "\"status\":\"failed\""));
            assertThat(site.admin.get(path + "/deliveries/" + sent).body()).contains("address-forbidden");
            assertThat(connections).hasValue(0);
        }
    }

    private static void countConnections(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                server.accept().close();
                connections.incrementAndGet();
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private static void changeARequest(Site site) throws Exception {
        var request = site.post("/v1/requests", "{\"title\": \"Lamp out\"}");
        var path = request.headers().firstValue("Location").orElseThrow();
        var changed = site.admin.patch(path + "/status", "application/json", """
                {"status": "in_progress", "comment": "On Tuesday.", "comment_visibility": "public"}""");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    /// One is settled and given back in part, one declined, and one changed and canceled.
    private static void payInAllWays(Site site) throws Exception {
        var settled = pay(site, "12.34", "");
        Eventually.holds("it is settled", () -> site.shows(settled, "\"status\":\"settled\""));
        var refund = site.admin.put(settled + "/refunds/" + UUID.randomUUID(), """
                {"amount": {"value": "6.17", "currency": "EUR"}}""");
        assertThat(refund.statusCode()).as(refund.body()).isBetween(200, 202);
        pay(site, "1.01", "");
        var later = pay(site, "5.00", ", \"settle_at\": \"" + Instant.now().plusSeconds(86_400) + "\"");
        var changed = site.admin.patch(later, "{\"amount\": {\"value\": \"6.00\"}}");
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        site.post(later + "/cancel", "");
    }

    private static String pay(Site site, String amount, String more) throws Exception {
        var body = """
                {"amount": {"value": "%s", "currency": "EUR"}, "description": "Two tickets"%s}""".formatted(amount, more);
        var made = site.admin.post("/v1/payments", body, amount);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(202);
        return made.headers().firstValue("Location").orElseThrow();
    }

    /// By the schemas, and without a member that they do not name.
    private static void assertDescribed(JsonNode message) {
        assertThat(SCHEMAS.check("WebhookMessage", message)).isEmpty();
        var name = described().properties().stream()
                .filter(entry -> means(entry.getKey(), message))
                .map(entry -> entry.getValue().asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("not described: " + message));
        assertThat(SCHEMAS.check(name, message.get("data")))
                .as("%s: %s", name, message)
                .isEmpty();
        assertThat(message.get("data").propertyNames())
                .as("%s: %s", name, message)
                .isSubsetOf(CONTRACT.at("/components/schemas/" + name + "/properties")
                        .propertyNames());
    }

    private static boolean means(String types, JsonNode message) {
        return new EventPattern(types).matches(new EventType(message.get("type").asString()));
    }

    private static JsonNode described() {
        return CONTRACT.at("/x-webhook-messages/data");
    }

    private static JsonNode read(String text) {
        return JsonCodec.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode contract() {
        try (var in = Schemas.class.getResourceAsStream("/dev/cloakroom/api/openapi.json")) {
            return JsonCodec.parse(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
