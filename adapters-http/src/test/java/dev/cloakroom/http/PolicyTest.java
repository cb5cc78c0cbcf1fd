package dev.cloakroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.Operation;
import dev.cloakroom.api.runtime.Operation.Idempotency;
import dev.cloakroom.api.runtime.Operation.RateClass;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.limits.Limits;
import dev.cloakroom.http.limits.Quota;
import dev.cloakroom.http.limits.Quotas;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final UserId USER = new UserId(new UUID(0, 1));
    private static final String TOKEN = TestServer.token(USER, Scope.JOBS_READ, Scope.JOBS_WRITE);

    private long now;
    private final TestServer server = new TestServer(
            TestServer.AUTHENTICATOR,
            Limits.of(
                    new Quotas(new Quota(2, Duration.ofMinutes(1)), null, null, null, null, null, null),
                    new SimpleMeterRegistry(),
                    () -> now),
            PolicyTest::routes);

    private static void routes(RoutesConfig routes, Calls calls) {
        var endpoints = new Endpoints<>(routes, calls, TestServer.SCHEMAS);
        add(endpoints, operation("readIt", "GET", "/read", false, List.of("jobs:read"), Idempotency.NONE));
        add(endpoints, operation("writeBoth", "GET", "/both", false, List.of("jobs:read", "admin"), Idempotency.NONE));
        add(endpoints, operation("openIt", "GET", "/open", true, List.of(), Idempotency.NONE));
        add(endpoints, operation("makeIt", "POST", "/make/{name}", false, List.of("jobs:write"), Idempotency.OPTIONAL));
        add(endpoints, operation("payIt", "POST", "/pay", false, List.of("jobs:write"), Idempotency.REQUIRED));
        add(endpoints, shared());
        routes.get("/forgotten", ctx -> ctx.result("nobody thought of a policy"));
        routes.addEndpoint(io.javalin.router.Endpoint.create(io.javalin.http.HandlerType.GET, "/page")
                .addMetadata(new PublicPage())
                .handler(ctx -> ctx.result("page")));
    }

    /// Opened by a credential of its own as well.
    private static Operation shared() {
        return new Operation(
                "shareIt",
                "test",
                "GET",
                "/shared",
                false,
                List.of("jobs:read"),
                List.of(new Operation.Credential("query", "t"), new Operation.Credential("header", "X-Ticket")),
                RateClass.READ,
                Idempotency.NONE,
                null,
                0,
                List.of(),
                List.of("application/json"),
                false);
    }

    private static Operation operation(
            String id, String method, String path, boolean open, List<String> scopes, Idempotency idempotency) {
        var body = method.equals("POST");
        return new Operation(
                id,
                "test",
                method,
                path,
                open,
                scopes,
                List.of(),
                open ? RateClass.AUTH : RateClass.READ,
                idempotency,
                null,
                body ? 100 : 0,
                body ? List.of("application/json") : List.of(),
                List.of("application/json"),
                false);
    }

    private static void add(Endpoints<Call> endpoints, Operation operation) {
        endpoints.<Object, ApiResponse>add(operation, PolicyTest::bind, (_, call) -> () -> {
            var key = call.key();
            return Encoded.text(200, "application/json", key == null ? "{}" : "{\"f\":\"" + key.fingerprint() + "\"}");
        });
    }

    private static Object bind(RequestReader reader) {
        if (!reader.preferred().isEmpty()) {
            var _ = reader.json("JsonObject", false, Object.class);
        }
        reader.check();
        return "";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void withoutACredentialNothingPrivateIsAnswered() {
        var reply = server.send("GET /read", "");
        assertProblem(reply, 401, "unauthenticated");
        assertThat(reply.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"cloakroom\"");
    }

    @Test
    void aCredentialOfTheOperationsOwnIsLeftToItsHandler() {
        assertThat(server.send("GET /shared?t=anything", "").statusCode()).isEqualTo(200);
        var byHeader = server.send("GET /shared", "", "X-Ticket: anything");
        assertThat(byHeader.statusCode()).isEqualTo(200);
        assertThat(byHeader.headers().firstValue("Cache-Control")).contains("no-store");
        assertProblem(server.send("GET /shared", ""), 401, "unauthenticated");
        assertProblem(server.send("GET /shared?other=anything", ""), 401, "unauthenticated");
        assertProblem(server.send("GET /read?t=anything", "", "X-Ticket: anything"), 401, "unauthenticated");
        assertProblem(server.send("GET /shared?t=anything", "", "X-API-Key: nonsense"), 401, "unauthenticated");
        var weak = TestServer.token(new UserId(new UUID(0, 5)), Scope.REPORTS_READ);
        assertProblem(server.sendAs(weak, "GET /shared?t=anything", ""), 403, "insufficient-scope");
    }

    @Test
    void anExpiredTokenIsCalledSo() {
        var reply = server.send("GET /read", "", "Authorization: Bearer expired");
        assertProblem(reply, 401, "token-expired");
        assertThat(reply.headers().firstValue("WWW-Authenticate").orElse("")).contains("error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Authorization: Basic dGVzdA==", "Authorization: nonsense", "Authorization: Bearer", "X-API-Key:"
            })
    void whatIsNoCredentialIs401(String header) {
        assertProblem(server.send("GET /read", "", header), 401, "unauthenticated");
    }

    @Test
    void aKeyMayComeInItsOwnHeader() {
        assertThat(server.send("GET /read", "", "X-API-Key: " + TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(server.send("GET /read", "", "Authorization: bearer " + TOKEN)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void allScopesOfAnOperationAreNeeded() {
        assertThat(server.sendAs(TOKEN, "GET /read", "").statusCode()).isEqualTo(200);
        var reply = server.sendAs(TOKEN, "GET /both", "");
        assertProblem(reply, 403, "insufficient-scope");
        assertThat(reply.body()).contains("\"required_scopes\":[\"jobs:read\",\"admin\"]");
    }

    @Test
    void aRouteThatTheContractDoesNotKnowIsRefused() {
        assertProblem(server.sendAs(TOKEN, "GET /forgotten", ""), 404, "no-such-route");
        assertThat(server.send("GET /page", "").body()).isEqualTo("page");
    }

    @Test
    void aPublicOperationAsksForNothing() {
        assertThat(server.send("GET /open", "", "Authorization: Bearer expired").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theSizeIsCheckedBeforeAnythingElse() {
        var reply = server.send("POST /make/a", "{\"a\":\"" + "x".repeat(200) + "\"}");
        assertProblem(reply, 413, "payload-too-large");
        assertThat(reply.body()).contains("\"limit_bytes\":100");
    }

    @Test
    void aClientThatIsStillSendingReadsWhyItIsRefused() {
        try (var client = new RawClient(server.port())) {
            client.send("POST /make/a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-API-Key: " + TOKEN
                    + "\r\nContent-Length: 500000\r\n\r\n");
            client.send("x".repeat(500_000));
            assertThat(client.reply().status()).isEqualTo(413);
            client.send("GET /open HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(200);
        }
    }

    @Test
    void aBodyWithoutALengthIsCountedWhileItComes() {
        var chunk = "c8\r\n{\"a\":\"" + "x".repeat(194) + "\r\n0\r\n\r\n";
        try (var client = new RawClient(server.port())) {
            client.send("POST /make/a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-API-Key: " + TOKEN
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);
            assertThat(client.reply().status()).isEqualTo(413);
        }
    }

    @Test
    void theMediaTypeOfTheBodyIsChecked() {
        var reply = server.sendAs(TOKEN, "POST /make/a", "{}", "Content-Type: text/plain");
        assertProblem(reply, 415, "unsupported-media-type");
        assertThat(reply.headers().firstValue("Accept-Post")).contains("application/json");
    }

    @Test
    void whatCannotBeAnsweredIs406() {
        var reply = server.sendAs(TOKEN, "GET /read", "", "Accept: text/csv");
        assertProblem(reply, 406, "not-acceptable");
        assertThat(reply.body()).contains("\"available\":[\"application/json\"]");
    }

    @Test
    void aMalformedBodyNamesThePlace() {
        var reply = server.sendAs(TOKEN, "POST /make/a", "{\"a\":");
        assertProblem(reply, 400, "malformed-request");
        assertThat(reply.body()).contains("\"pointer\":\"#\"");
    }

    @Test
    void anIdempotencyKeyIsReadBeforeTheBody() {
        assertProblem(
                server.sendAs(TOKEN, "POST /make/a", "{\"a\":", "Idempotency-Key: \"\""),
                400,
                "idempotency-key-malformed");
        assertProblem(server.sendAs(TOKEN, "POST /pay", "{}"), 400, "idempotency-key-required");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "/make/a|{\"a\":1,\"b\":[1,2]}|/make/a|{ \"b\" : [1, 2.0], \"a\": 1.00 }|true",
                "/make/a|{\"a\":1}|/make/a|{\"a\":2}|false",
                "/make/a|{\"a\":1}|/make/b|{\"a\":1}|false",
                "/make/a|{\"a\":1}|/pay|{\"a\":1}|false",
                "/make/a|{\"b\":[1,2]}|/make/a|{\"b\":[2,1]}|false",
                "/make/a|{\"a\":null}|/make/a|{}|false",
            })
    void theFingerprintIsOfTheRequestAndNotOfItsSpelling(
            String path, String body, String otherPath, String otherBody, boolean same) {
        var one = server.sendAs(TOKEN, "POST " + path, body, "Idempotency-Key: k", "Prefer: wait=1");
        var other = server.sendAs(
                TOKEN,
                "POST " + otherPath,
                otherBody,
                "Idempotency-Key: k",
                "Content-Type: application/json; charset=utf-8");
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(one.body().equals(other.body())).isEqualTo(same);
    }

    @Test
    void theQuotaIsToldAndThenKept() {
        var first = server.send("GET /open", "", "X-Forwarded-For: 203.0.113.1");
        assertThat(first.headers().firstValue("RateLimit")).contains("\"auth\";r=1;t=30");
        assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"auth\";q=2;w=60");
        assertThat(server.send("GET /open", "", "X-Forwarded-For: 203.0.113.1").statusCode())
                .isEqualTo(200);
        var third = server.send("GET /open", "", "X-Forwarded-For: 203.0.113.1");
        assertProblem(third, 429, "quota-exceeded");
        assertThat(third.headers().firstValue("Retry-After")).contains("30");
        assertThat(third.headers().firstValue("RateLimit")).contains("\"auth\";r=0;t=30");
        assertThat(third.body()).contains("\"violated_policies\":[\"auth\"]").contains("\"retry_after_seconds\":30");
        assertThat(server.send("GET /open", "", "X-Forwarded-For: 203.0.113.2").statusCode())
                .isEqualTo(200);
        now += Duration.ofSeconds(30).toNanos();
        assertThat(server.send("GET /open", "", "X-Forwarded-For: 203.0.113.1").statusCode())
                .isEqualTo(200);
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(TestServer.json(reply).get("code")).isEqualTo(Json.of(code));
    }
}
