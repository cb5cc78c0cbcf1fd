package dev.cloakroom.http.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.payments.PaymentsRoutes;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.application.payments.PaymentWorld;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.RetryAfter;
import dev.cloakroom.http.TestContract;
import dev.cloakroom.http.TestServer;
import dev.cloakroom.http.jobs.JobWait;
import io.javalin.config.RoutesConfig;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/// Payments over HTTP, kept in memory. The clock stands at 2026-03-01T10:00:00.123456Z, and nobody works unless a test
/// says so.
final class TestPaymentServer implements AutoCloseable {

    static final UserId OWNER = new UserId(new UUID(0, 1));
    static final String TOKEN = token(OWNER);
    static final String STRANGER = token(new UserId(new UUID(0, 2)));
    static final String ORDER = """
            {"amount":{"value":"12.34","currency":"EUR"},"description":"Two tickets","reference":"order-4711"}""";
    static final String ID = "7d3f2a6c-5b1e-4f6d-8a5e-0c9a4b812f6f";
    static final String MERGE_PATCH = "Content-Type: application/merge-patch+json";

    final TestClock clock = new TestClock();
    final PaymentWorld world = new PaymentWorld(clock);
    final JobWatch watch = new JobWatch(world.jobs, JobWatch.Caps.DEFAULT);
    final TestServer server = new TestServer(this::routes);
    private int keys;

    private void routes(RoutesConfig routes, Calls calls) {
        var stored = new InMemoryIdempotencyKeys(clock);
        var actions = new PaymentsApi.Actions(
                world.create(stored), world.put(), world.change(stored), world.cancel(), world.refund());
        var api = new PaymentsApi(
                actions,
                world.queries(),
                new PaymentViews(new Problems(new ProblemTypes(TestContract.read()), TestServer.PUBLIC_URL)),
                new JobWait(watch, new RetryAfter(clock, new Random(3))),
                new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), clock));
        PaymentsRoutes.register(routes, api, calls, TestServer.SCHEMAS);
    }

    HttpResponse<String> get(String path, String... headers) {
        return server.sendAs(TOKEN, "GET /v1/payments" + path, "", headers);
    }

    HttpResponse<String> post(String body, String... headers) {
        var all = headers.length == 0 ? new String[] {"Idempotency-Key: k" + keys++} : headers;
        return server.sendAs(TOKEN, "POST /v1/payments", body, all);
    }

    HttpResponse<String> put(String path, String body) {
        return server.sendAs(TOKEN, "PUT /v1/payments" + path, body);
    }

    HttpResponse<String> patch(String path, String body, String... headers) {
        var all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = MERGE_PATCH;
        return server.sendAs(TOKEN, "PATCH /v1/payments" + path, body, all);
    }

    HttpResponse<String> cancel(String path) {
        return server.sendAs(TOKEN, "POST /v1/payments" + path + "/cancel", "");
    }

    HttpResponse<String> refund(String path, String id, String euros) {
        var body = "{\"amount\":{\"value\":\"" + euros + "\",\"currency\":\"EUR\"},\"reason\":\"broken seat\"}";
        return server.sendAs(TOKEN, "PUT /v1/payments" + path + "/refunds/" + id, body);
    }

    static String order(String value, String currency) {
        return ORDER.replace("12.34", value).replace("EUR", currency);
    }

    static String id(HttpResponse<String> reply) {
        return Objects.requireNonNull(TestServer.json(reply).text("id"), reply.body());
    }

    static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }

    @Override
    public void close() {
        watch.stop();
        server.close();
    }

    private static String token(UserId user) {
        return TestServer.token(user, Scope.PAYMENTS_READ, Scope.PAYMENTS_WRITE);
    }
}
