package dev.cloakroom.http.webhooks;

import static dev.cloakroom.http.TestServer.assertProblem;
import static dev.cloakroom.http.TestServer.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.webhooks.WebhooksRoutes;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.webhooks.ChangeEndpoint;
import dev.cloakroom.application.webhooks.CreateEndpoint;
import dev.cloakroom.application.webhooks.DeleteEndpoint;
import dev.cloakroom.application.webhooks.EndpointQueries;
import dev.cloakroom.application.webhooks.EndpointRules;
import dev.cloakroom.application.webhooks.InMemoryEndpoints;
import dev.cloakroom.application.webhooks.RecordedListeners;
import dev.cloakroom.application.webhooks.RotateSecret;
import dev.cloakroom.application.webhooks.deliveries.DeliveryQueries;
import dev.cloakroom.application.webhooks.deliveries.InMemoryDeliveries;
import dev.cloakroom.application.webhooks.deliveries.Redeliver;
import dev.cloakroom.application.webhooks.deliveries.SendTest;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryAttempt;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.DeliveryStatus;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.Message;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.TestContract;
import dev.cloakroom.http.TestServer;
import dev.cloakroom.http.auth.SecretKeys;
import dev.cloakroom.http.client.OutboundDestinations;
import dev.cloakroom.http.client.OutboundRules;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The clock stands at 2026-03-01T10:00:00Z.
@Timeout(60)
class WebhooksApiTest {

    private static final UserId OWNER = new UserId(new UUID(0, 1));
    private static final String TOKEN = token(OWNER);
    private static final String STRANGER = token(new UserId(new UUID(0, 2)));
    private static final String ORDER = """
            {"url":"https://shop.example/hooks","event_types":["report.succeeded","job.*"],"description":"The shop"}""";

    private final TestClock clock = new TestClock();
    private final InMemoryEndpoints endpoints = new InMemoryEndpoints();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final RecordedListeners listeners = new RecordedListeners();
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final TestServer server = new TestServer(this::routes);

    private void routes(RoutesConfig routes, Calls calls) {
        var transactions = new InMemoryTransactions();
        var rules = new EndpointRules(
                new OutboundDestinations(OutboundRules.allowing(List.of("127.0.0.1:9000", "10.0.0.0/8"))));
        var secrets = new SealedSigningSecrets(
                new SecretKeys("0123456789abcdef0123456789abcdef").webhookSecrets(), new SecureRandom());
        var ids = new TestIds(clock);
        var queries = new EndpointQueries(endpoints);
        var actions = new WebhooksApi.Actions(
                new CreateEndpoint(endpoints, listeners, rules, secrets, transactions, clock, ids),
                new ChangeEndpoint(
                        endpoints, listeners, rules, new InMemoryIdempotencyKeys(clock), transactions, clock),
                new DeleteEndpoint(endpoints, listeners, transactions),
                new RotateSecret(endpoints, secrets, transactions, clock),
                new SendTest(queries, deliveries, jobs, JsonText::write, transactions, clock, ids),
                new Redeliver(queries, deliveries, jobs, transactions, clock, ids));
        var api = new WebhooksApi(
                actions,
                queries,
                new DeliveryQueries(queries, deliveries),
                new DeliveryViews(new Problems(new ProblemTypes(TestContract.read()), TestServer.PUBLIC_URL)),
                new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), clock));
        WebhooksRoutes.register(routes, api, calls, TestServer.SCHEMAS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSecretIsShownOnce() {
        var reply = post("", ORDER);
        assertThat(reply.statusCode()).isEqualTo(201);
        var endpoint = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/webhook-endpoints/" + endpoint.text("id"));
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(endpoint.text("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(endpoint.get("enabled")).isEqualTo(Json.of(true));
        var read = get("/" + endpoint.text("id"));
        assertThat(read.body()).doesNotContain("secret", "whsec_").contains("\"description\":\"The shop\"");
        assertThat(get("").body()).isEqualTo("{\"data\":[" + read.body() + "],\"has_more\":false}");
        // It takes no key: a repeated request makes another endpoint and shows no secret again.
        assertThat(post("", ORDER, "Idempotency-Key: once").statusCode()).isEqualTo(201);
        assertThat(post("", ORDER, "Idempotency-Key: once").body()).doesNotContain(endpoint.text("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example/hooks",
                "ftp://shop.example/hooks",
                "/hooks",
                "https://user:secret@shop.example/",
                "https://shop.example/#part",
                "https://127.0.0.1/",
                "https://[::1]:8443/",
                "https://169.254.169.254/latest",
                "http://127.0.0.1:9001/",
                "https://exa mple/",
                "mailto:me@example.com"
            })
    void thereAreUrlsThatNothingIsSentTo(String url) {
        var reply = post("", ORDER.replace("https://shop.example/hooks", url));
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("\"pointer\":\"#/url\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000/", "http://10.1.2.3/", "https://10.1.2.3:8443/x?y=z"})
    void theOperatorMayAllowMore(String url) {
        assertThat(post("", ORDER.replace("https://shop.example/hooks", url)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void allFaultsComeTogether() {
        var reply = post("", "{\"url\":\"http://x\",\"event_types\":[\"*\",\"jobs.*\",\"report.\",\"j*\"]}");
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body())
                .contains("\"pointer\":\"#/url\"")
                .contains("\"pointer\":\"#/event_types/1\"")
                .contains("\"pointer\":\"#/event_types/2\"")
                .contains("\"pointer\":\"#/event_types/3\"")
                .doesNotContain("#/event_types/0");
    }

    @Test
    void anOwnerHasTwentyAtMost() {
        for (int i = 0; i < 20; i++) {
            assertThat(post("", ORDER).statusCode()).isEqualTo(201);
        }
        assertProblem(post("", ORDER), 422, "validation-failed");
    }

    @Test
    void aChangeNeedsTheVersionItWasDecidedOn() {
        var path = "/" + TestServer.json(post("", ORDER)).text("id");
        assertProblem(patch(path, "{\"enabled\":false}"), 428, "precondition-required");
        assertProblem(patch(path, "{\"enabled\":false}", "If-Match: \"7\""), 412, "precondition-failed");
        var paused = patch(path, "{\"enabled\":false}", "If-Match: \"1\"");
        assertThat(paused.statusCode()).isEqualTo(200);
        assertThat(header(paused, "ETag")).isEqualTo("\"2\"");
        assertThat(TestServer.json(paused).text("disabled_reason")).isEqualTo("owner");
        assertThat(TestServer.json(paused).text("disabled_at")).startsWith("2026-03-01T10:00:00");
        var resumed = patch(
                path,
                "{\"enabled\":true,\"description\":null,\"event_types\":[\"*\"],\"url\":\"https://b.example/\"}",
                "If-Match: \"2\"");
        assertThat(resumed.body())
                .contains("\"event_types\":[\"*\"]", "https://b.example/")
                .doesNotContain("description", "disabled_reason", "disabled_at");
        assertProblem(patch(path, "{\"url\":null}", "If-Match: *"), 422, "validation-failed");
        assertProblem(patch(path, "{\"url\":\"http://b.example/\"}", "If-Match: *"), 422, "validation-failed");
        assertProblem(server.sendAs(TOKEN, "DELETE /v1/webhook-endpoints" + path, ""), 428, "precondition-required");
        assertProblem(
                server.sendAs(TOKEN, "DELETE /v1/webhook-endpoints" + path, "", "If-Match: \"1\""),
                412,
                "precondition-failed");
        assertThat(server.sendAs(TOKEN, "DELETE /v1/webhook-endpoints" + path, "", "If-Match: \"3\"")
                        .statusCode())
                .isEqualTo(204);
        assertProblem(get(path), 404, "not-found");
    }

    @Test
    void bothSecretsSignWhileTheReceiverChangesOver() {
        var made = TestServer.json(post("", ORDER));
        var id = new EndpointId(UUID.fromString(String.valueOf(made.text("id"))));
        var rotated = TestServer.json(post("/" + id + "/secrets/rotate", "{}"));
        assertThat(rotated.text("secret")).startsWith("whsec_").isNotEqualTo(made.text("secret"));
        assertThat(rotated.text("others_expire_at")).startsWith("2026-03-02T10:00:00");
        assertThat(endpoints.sealedSecrets(id, clock.instant())).hasSize(2);
        assertThat(post("/" + id + "/secrets/rotate", "{\"expire_after_seconds\":0}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(endpoints.sealedSecrets(id, clock.instant())).hasSize(1);
    }

    @Test
    void whoIsTriedIsToldOfNothing() {
        var path = "/" + TestServer.json(post("", ORDER)).text("id");
        patch(path, "{\"enabled\":false}", "If-Match: *");
        var reply = post(path + "/test", "");
        assertThat(reply.statusCode()).isEqualTo(202);
        var delivery = TestServer.json(reply);
        assertThat(delivery.text("event_type")).isEqualTo("webhook.test");
        assertThat(delivery.text("status")).isEqualTo("pending");
        var address = path + "/deliveries/" + delivery.text("id");
        assertThat(header(reply, "Location")).isEqualTo("/v1/webhook-endpoints" + address);
        var job = jobs.list(OWNER, JobFilter.newest(10)).getFirst();
        assertThat(job.id()).hasToString(delivery.text("job_id"));
        assertThat(job.submission().kind()).isEqualTo("webhook");
        assertThat(job.submission().limits().maxAttempts()).isEqualTo(1);
        assertThat(get(address).body())
                .contains("\\\"type\\\":\\\"webhook.test\\\"", "\"body_truncated\":false", "\"attempts\":[]");
    }

    @Test
    void anAttemptIsShownWithItsSignatureMasked() {
        var made = TestServer.json(post("", ORDER));
        var id = new EndpointId(UUID.fromString(String.valueOf(made.text("id"))));
        var sent = sent(id, "job.failed");
        var problem = new Failure("call-refused", "The other server answered 503.");
        var answer = new DeliveryAttempt.Answer(503, Map.of("retry-after", "7"), "wait", false);
        var next = clock.instant().plusSeconds(7);
        deliveries.conclude(
                sent.waiting(next),
                new DeliveryAttempt(
                        1,
                        URI.create("https://shop.example/"),
                        clock.instant(),
                        Duration.ofMillis(38),
                        answer,
                        problem,
                        next));
        var body = get("/" + id + "/deliveries/" + sent.id()).body();
        assertThat(body)
                .contains(
                        "{\"name\":\"webhook-id\",\"value\":\"" + sent.message().id() + "\"}")
                .contains("{\"name\":\"webhook-signature\",\"value\":\"v1,***\"}")
                .contains("\"response\":{\"status\":503,\"headers\":[{\"name\":\"retry-after\",\"value\":\"7\"}]")
                .contains("\"code\":\"call-refused\"", "\"duration_ms\":38", "\"attempt_count\":1");
        assertThat(get("/" + id + "/deliveries?status=pending").body())
                .contains(sent.id().toString());
        assertThat(get("/" + id + "/deliveries?status=failed").body()).contains("\"data\":[]");
        assertProblem(get("/" + id + "/deliveries?status=lost"), 400, "invalid-parameter");
    }

    @Test
    void whatFailedIsSentAgain() {
        var path = "/" + TestServer.json(post("", ORDER)).text("id");
        var id = new EndpointId(UUID.fromString(path.substring(1)));
        var failed = sent(id, "job.failed").dropped(clock.instant());
        var taken = sent(id, "job.succeeded").ended(DeliveryStatus.SUCCEEDED, clock.instant());
        deliveries.update(List.of(failed, taken));
        var again = TestServer.json(post(path + "/deliveries/" + failed.id() + "/redeliver", ""));
        assertThat(again.text("status")).isEqualTo("pending");
        assertThat(again.text("event_id")).isEqualTo(failed.message().id().toString());
        assertThat(again.text("job_id")).isNotEqualTo(failed.job().toString());
        deliveries.update(List.of(failed));
        var since = "{\"since\":\"2026-03-01T00:00:00Z\"}";
        assertThat(post(path + "/redeliver", since).body()).isEqualTo("{\"resent\":1}");
        assertThat(post(path + "/redeliver", since).body()).isEqualTo("{\"resent\":0}");
        assertThat(post(path + "/redeliver", since.replace("}", ",\"failed_only\":false}"))
                        .body())
                .isEqualTo("{\"resent\":1}");
        assertThat(jobs.list(OWNER, JobFilter.newest(10))).hasSize(3);
        patch(path, "{\"enabled\":false}", "If-Match: *");
        assertProblem(post(path + "/redeliver", since), 409, "webhook-endpoint-disabled");
        assertProblem(post(path + "/deliveries/" + taken.id() + "/redeliver", ""), 409, "webhook-endpoint-disabled");
    }

    private Delivery sent(EndpointId endpoint, String type) {
        var ids = new TestIds(clock);
        var message = new Message(ids.get(), type, clock.instant(), "{\"type\":\"" + type + "\"}");
        var sent =
                Delivery.pending(new DeliveryId(ids.get()), endpoint, message, new JobId(ids.get()), clock.instant());
        deliveries.add(List.of(sent));
        return sent;
    }

    @Test
    void whoeverHasAnEndpointThatIsOnListens() {
        var path = "/" + TestServer.json(post("", ORDER)).text("id");
        assertThat(listeners.listening).containsExactly(UUID.fromString(path.substring(1)));
        patch(path, "{\"enabled\":false}", "If-Match: *");
        assertThat(listeners.listening).isEmpty();
        patch(path, "{\"enabled\":true}", "If-Match: *");
        assertThat(listeners.listening).hasSize(1);
        server.sendAs(TOKEN, "DELETE /v1/webhook-endpoints" + path, "", "If-Match: *");
        assertThat(listeners.listening).isEmpty();
    }

    @Test
    void somebodyElsesEndpointIsNotThere() {
        var path = "/v1/webhook-endpoints/" + TestServer.json(post("", ORDER)).text("id");
        assertProblem(server.sendAs(STRANGER, "GET " + path, ""), 404, "not-found");
        assertProblem(server.sendAs(STRANGER, "DELETE " + path, "", "If-Match: *"), 404, "not-found");
        assertProblem(server.sendAs(STRANGER, "POST " + path + "/secrets/rotate", "{}"), 404, "not-found");
        assertProblem(
                server.sendAs(
                        STRANGER, "PATCH " + path, "{}", "If-Match: *", "Content-Type: application/merge-patch+json"),
                404,
                "not-found");
        var delivery = path + "/deliveries/"
                + TestServer.json(server.sendAs(TOKEN, "POST " + path + "/test", ""))
                        .text("id");
        assertProblem(server.sendAs(STRANGER, "POST " + path + "/test", ""), 404, "not-found");
        assertProblem(server.sendAs(STRANGER, "GET " + path + "/deliveries", ""), 404, "not-found");
        assertProblem(server.sendAs(STRANGER, "GET " + delivery, ""), 404, "not-found");
        assertProblem(server.sendAs(STRANGER, "POST " + delivery + "/redeliver", ""), 404, "not-found");
        assertProblem(
                server.sendAs(STRANGER, "POST " + path + "/redeliver", "{\"since\":\"2026-03-01T00:00:00Z\"}"),
                404,
                "not-found");
        assertThat(server.sendAs(STRANGER, "GET /v1/webhook-endpoints", "").body())
                .isEqualTo("{\"data\":[],\"has_more\":false}");
    }

    @Test
    void aPageGoesOnWithItsCursor() {
        post("", ORDER.replace("The shop", "first"));
        post("", ORDER.replace("The shop", "second"));
        var first = TestServer.json(get("?limit=1"));
        assertThat(String.valueOf(first)).contains("second").doesNotContain("first");
        var second = get("?limit=1&cursor=" + first.text("next_cursor"));
        assertThat(second.body()).contains("\"description\":\"first\"").contains("\"has_more\":false");
    }

    @Test
    void aRepeatedChangeGetsItsFirstAnswerThoughTheTagIsOldByThen() {
        var path = "/" + TestServer.json(post("", ORDER)).text("id");
        var first = patch(path, "{\"enabled\":false}", "If-Match: \"1\"", "Idempotency-Key: stop");
        var again = patch(path, "{\"enabled\":false}", "If-Match: \"1\"", "Idempotency-Key: stop");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(header(get(path), "ETag")).isEqualTo("\"2\"");
    }

    private static String token(UserId user) {
        return TestServer.token(user, Scope.WEBHOOKS_READ, Scope.WEBHOOKS_WRITE);
    }

    private HttpResponse<String> get(String path) {
        return server.sendAs(TOKEN, "GET /v1/webhook-endpoints" + path, "");
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        return server.sendAs(TOKEN, "POST /v1/webhook-endpoints" + path, body, headers);
    }

    private HttpResponse<String> patch(String path, String body, String... headers) {
        var all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type: application/merge-patch+json";
        return server.sendAs(TOKEN, "PATCH /v1/webhook-endpoints" + path, body, all);
    }
}
