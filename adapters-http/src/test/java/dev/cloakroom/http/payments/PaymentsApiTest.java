package dev.cloakroom.http.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.payments.PaymentsRoutes;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.application.payments.PaymentWorld;
import dev.cloakroom.application.payments.TestGateway.Mood;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.profiles.Person;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
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
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The clock stands at 2026-03-01T10:00:00.123456Z, and nobody works unless a test says so.
@Timeout(60)
class PaymentsApiTest {

    private static final UserId OWNER = new UserId(new UUID(0, 1));
    private static final String TOKEN = token(OWNER);
    private static final String STRANGER = token(new UserId(new UUID(0, 2)));
    private static final String MERGE_PATCH = "Content-Type: application/merge-patch+json";
    private static final String ORDER = """
            {"amount":{"value":"12.34","currency":"EUR"},"description":"Two tickets","reference":"order-4711"}""";
    private static final String ID = "7d3f2a6c-5b1e-4f6d-8a5e-0c9a4b812f6f";

    private final TestClock clock = new TestClock();
    private final PaymentWorld world = new PaymentWorld(clock);
    private final JobWatch watch = new JobWatch(world.jobs, JobWatch.Caps.DEFAULT);
    private final TestServer server = new TestServer(this::routes);
    private int keys;

    private void routes(RoutesConfig routes, Calls calls) {
        var actions = new PaymentsApi.Actions(
                world.create(new InMemoryIdempotencyKeys(clock)),
                world.put(),
                world.change(),
                world.cancel(),
                world.refund());
        var api = new PaymentsApi(
                actions,
                world.queries(),
                new PaymentViews(new Problems(new ProblemTypes(TestContract.read()), TestServer.PUBLIC_URL)),
                new JobWait(watch, new RetryAfter(clock, new Random(3))),
                new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), clock));
        PaymentsRoutes.register(routes, api, calls, TestServer.SCHEMAS);
    }

    @AfterEach
    void stop() {
        watch.stop();
        server.close();
    }

    @Test
    void aPaymentIsTakenAtOnceAndSettledLater() {
        var reply = post(ORDER);
        assertThat(reply.statusCode()).isEqualTo(202);
        var payment = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/payments/" + payment.text("id"));
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(header(reply, "Retry-After")).isNotEmpty();
        assertThat(reply.body())
                .contains("\"status\":\"pending\",\"revision\":1,\"amount\":{\"value\":\"12.34\",\"currency\":\"EUR\"},"
                        + "\"refunded\":{\"value\":\"0.00\",\"currency\":\"EUR\"},\"description\":\"Two tickets\","
                        + "\"reference\":\"order-4711\",\"settle_at\":\"2026-03-01T10:00:00.123456Z\"");
        world.work(OWNER);
        var settled = get("/" + payment.text("id"));
        assertThat(settled.statusCode()).isEqualTo(200);
        assertThat(header(settled, "ETag")).isEqualTo("\"3\"");
        assertThat(header(settled, "Retry-After")).isEmpty();
        assertThat(settled.body()).contains("\"status\":\"settled\"", "\"gateway_reference\":\"ref-");
        assertThat(get("/" + payment.text("id"), "If-None-Match: \"3\"").statusCode())
                .isEqualTo(304);
    }

    @Test
    void whatIsDeclinedSaysWhy() {
        world.gateway.next(Mood.REFUSE);
        var path = "/" + id(post(ORDER));
        world.work(OWNER);
        var declined = TestServer.json(get(path));
        assertThat(declined.text("status")).isEqualTo("declined");
        assertThat(declined.get("error"))
                .isInstanceOfSatisfying(
                        Json.Obj.class, error -> assertThat(error.text("code")).isEqualTo("gateway-refused"));
    }

    @Test
    void withoutAKeyNothingIsTaken() {
        assertProblem(server.sendAs(TOKEN, "POST /v1/payments", ORDER), 400, "idempotency-key-required");
        assertThat(get("").body()).isEqualTo("{\"data\":[],\"has_more\":false}");
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstWhateverHappenedSince() {
        var order = ORDER.replace("}}", "}")
                .replace("\"description\"", "\"settle_at\":\"2026-03-02T00:00:00Z\",\"description\"");
        var first = post(order, "Idempotency-Key: once");
        assertThat(first.statusCode()).isEqualTo(202);
        // Its time is over now, so that the same order could not be given any more.
        clock.advance(Duration.ofDays(20));
        var again = post(order, "Idempotency-Key: once");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertProblem(post(ORDER, "Idempotency-Key: once"), 422, "idempotency-key-reused");
        clock.advance(Duration.ofDays(11));
        assertThat(post(ORDER, "Idempotency-Key: once").statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"1234,JPY", "0.01,EUR", "999999999999.999,KWD", "9999999999999.99,USD"})
    void amountsHaveTheDigitsOfTheirCurrency(String value, String currency) {
        var reply = post(order(value, currency));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
        assertThat(reply.body()).contains("\"amount\":{\"value\":\"" + value + "\",\"currency\":\"" + currency + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "12.3,EUR",
        "12,EUR",
        "12.345,EUR",
        "12.34,JPY",
        "1.23,KWD",
        "0.00,EUR",
        "0,JPY",
        "-1.00,EUR",
        "1e2,JPY",
        "012.34,EUR",
        "1.00,XAU",
        "1.00,ZZZ",
        "1.0000,CLF",
        "99999999999999.99,EUR",
        "1.00,eur"
    })
    void otherAmountsAreRefused(String value, String currency) {
        var reply = post(order(value, currency));
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("\"pointer\":\"#/amount");
    }

    @Test
    void amountsAreNoNumbers() {
        assertProblem(post(ORDER.replace("\"12.34\"", "12.34")), 422, "validation-failed");
    }

    @Test
    void allFaultsComeTogether() {
        var reply = post("""
                {"amount":{"value":"1.5","currency":"EUR"},"description":"d","settle_at":"2027-03-01T10:00:00Z",
                 "payer_profile_id":"7d3f2a6c-5b1e-4f6d-8a5e-0c9a4b812f6f"}""");
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body())
                .contains("#/amount/value", "#/settle_at", "#/payer_profile_id", "exactly 2 decimal digits");
    }

    @Test
    void thePayerIsOneOfTheOwnersProfiles() {
        var order = ORDER.replace("\"description\"", "\"payer_profile_id\":\"" + ID + "\",\"description\"");
        assertProblem(post(order), 422, "validation-failed");
        var ada = Person.of("Ada Lovelace", "ada@example.com", 36);
        var payer = Profile.made(new ProfileId(UUID.fromString(ID)), OWNER, ada, clock.instant());
        world.profiles.add(payer);
        var taken = post(order);
        assertThat(TestServer.json(taken).text("payer_profile_id")).isEqualTo(ID);
        assertProblem(
                server.sendAs(STRANGER, "POST /v1/payments", order, "Idempotency-Key: k"), 422, "validation-failed");
        world.profiles.remove(payer, clock.instant());
        assertProblem(post(order), 422, "validation-failed");
        assertThat(patch("/" + id(taken), "{\"description\":\"d\"}", "If-Match: *")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anOwnIdTakesOnePaymentHoweverOften() {
        var first = put("/" + ID, ORDER);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(header(first, "Location")).isEqualTo("/v1/payments/" + ID);
        assertThat(put("/" + ID, ORDER).statusCode()).isEqualTo(200);
        assertProblem(put("/" + ID, ORDER.replace("12.34", "12.35")), 409, "conflict-duplicate");
        assertThat(server.sendAs(STRANGER, "PUT /v1/payments/" + ID, ORDER).statusCode())
                .isEqualTo(202);
        patch("/" + ID, "{\"description\":\"Three tickets\"}", "If-Match: *");
        world.work(OWNER);
        var again = put("/" + ID, ORDER);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"status\":\"settled\"", "Three tickets");
        assertThat(world.announced()).filteredOn("payment.created"::equals).hasSize(2);
    }

    @Test
    void aPendingPaymentIsRevisedMemberByMember() {
        var path = "/" + id(post(ORDER));
        assertProblem(patch(path, "{}"), 428, "precondition-required");
        assertProblem(patch(path, "{}", "If-Match: \"7\""), 412, "precondition-failed");
        var revised = patch(path, "{\"amount\":{\"value\":\"13.00\"},\"reference\":null}", "If-Match: \"1\"");
        assertThat(revised.statusCode()).isEqualTo(200);
        assertThat(header(revised, "ETag")).isEqualTo("\"2\"");
        assertThat(revised.body())
                .contains("\"revision\":2,\"amount\":{\"value\":\"13.00\",\"currency\":\"EUR\"}", "Two tickets")
                .doesNotContain("order-4711");
        var first = get(path + "?revision=1");
        assertThat(first.body()).contains("\"revision\":1", "12.34", "order-4711");
        assertThat(header(first, "ETag")).isNotEqualTo(header(get(path), "ETag"));
        assertThat(get(path + "?revision=2").body()).isEqualTo(get(path).body());
        assertProblem(get(path + "?revision=3"), 404, "not-found");
        assertProblem(get(path + "?revision=0"), 400, "invalid-parameter");
    }

    @Test
    void theOutcomeOfAPatchIsCheckedAsAnOrderIs() {
        var path = "/" + id(post(ORDER));
        assertProblem(patch(path, "{\"amount\":{\"currency\":\"JPY\"}}", "If-Match: *"), 422, "validation-failed");
        assertProblem(patch(path, "{\"amount\":null}", "If-Match: *"), 422, "validation-failed");
        assertProblem(patch(path, "{\"description\":null}", "If-Match: *"), 422, "validation-failed");
        assertProblem(patch(path, "{\"payer_profile_id\":\"" + ID + "\"}", "If-Match: *"), 422, "validation-failed");
        assertThat(header(patch(path, "{\"description\":\"Two tickets\"}", "If-Match: *"), "ETag"))
                .isEqualTo("\"1\"");
    }

    @Test
    void whatTheGatewayHasIsNeitherRevisedNorCanceled() {
        var path = "/" + id(post(ORDER));
        world.gateway.next(Mood.LOSE_REQUEST);
        world.work(OWNER);
        assertThat(TestServer.json(get(path)).text("status")).isEqualTo("settling");
        assertProblem(patch(path, "{\"description\":\"d\"}", "If-Match: *"), 409, "invalid-state-transition");
        var refused = cancel(path);
        assertProblem(refused, 409, "invalid-state-transition");
        assertThat(refused.body())
                .contains("\"current_status\":\"settling\"", "\"allowed\":[\"settled\",\"declined\"]");
    }

    @Test
    void aCanceledPaymentIsNeverSettled() {
        var path = "/" + id(post(ORDER));
        var canceled = cancel(path);
        assertThat(canceled.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(canceled).text("status")).isEqualTo("canceled");
        assertThat(cancel(path).body()).isEqualTo(canceled.body());
        world.work(OWNER);
        assertThat(TestServer.json(get(path)).text("status")).isEqualTo("canceled");
        assertThat(world.gateway.calls()).isZero();
    }

    @Test
    void refundsAreNeverMoreThanWasPaid() {
        var path = "/" + id(post(ORDER));
        assertProblem(refund(path, ID, "1.00"), 409, "invalid-state-transition");
        world.work(OWNER);
        var taken = refund(path, ID, "12.00");
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(header(taken, "Location")).isEqualTo("/v1/payments" + path + "/refunds/" + ID);
        var tooMuch = refund(path, UUID.randomUUID().toString(), "0.35");
        assertProblem(tooMuch, 409, "refund-exceeds-payment");
        assertThat(tooMuch.body()).contains("\"refundable\":{\"value\":\"0.34\",\"currency\":\"EUR\"}");
        assertThat(refund(path, ID, "12.00").statusCode()).isEqualTo(200);
        assertProblem(refund(path, ID, "11.00"), 409, "conflict-duplicate");
        world.work(OWNER);
        assertThat(get(path).body()).contains("\"refunded\":{\"value\":\"12.00\",\"currency\":\"EUR\"}");
        var refunded = get(path + "/refunds/" + ID);
        assertThat(refunded.body()).contains("\"status\":\"refunded\"", "\"gateway_reference\":\"ref-");
        assertThat(header(refunded, "ETag")).isEqualTo("\"2\"");
        assertThat(get(path + "/refunds").body()).isEqualTo("{\"data\":[" + refunded.body() + "],\"has_more\":false}");
    }

    @Test
    void whatTheGatewayRefusesToGiveBackCanBeGivenBackAgain() {
        var path = "/" + id(post(ORDER));
        world.work(OWNER);
        refund(path, ID, "12.34");
        world.gateway.next(Mood.REFUSE);
        world.work(OWNER);
        // The settlement of the list above ran again, was known, and asked nobody.
        assertThat(get(path + "/refunds/" + ID).body()).contains("\"status\":\"failed\"", "\"gateway-refused\"");
        assertThat(refund(path, UUID.randomUUID().toString(), "12.34").statusCode())
                .isEqualTo(202);
    }

    @Test
    void aRefundIsInTheCurrencyOfItsPayment() {
        var path = "/" + id(post(ORDER));
        world.work(OWNER);
        var reply = server.sendAs(
                TOKEN,
                "PUT /v1/payments" + path + "/refunds/" + ID,
                "{\"amount\":{\"value\":\"1.00\",\"currency\":\"USD\"}}");
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("#/amount/currency", "The payment is in EUR.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET ", "POST /cancel", "GET /refunds", "GET /refunds/" + ID, "PUT /refunds/" + ID})
    void somebodyElsesPaymentIsNotThere(String methodAndPath) {
        var path = "/v1/payments/" + id(post(ORDER));
        var parts = methodAndPath.split(" ", 2);
        var body = parts[0].equals("PUT") ? "{\"amount\":{\"value\":\"1.00\",\"currency\":\"EUR\"}}" : "";
        assertProblem(server.sendAs(STRANGER, parts[0] + " " + path + parts[1], body), 404, "not-found");
        assertProblem(server.sendAs(STRANGER, "PATCH " + path, "{}", "If-Match: *", MERGE_PATCH), 404, "not-found");
    }

    @Test
    void listsAreFilteredAndGoOn() {
        var pending = id(post(ORDER));
        var canceled = id(post(ORDER));
        cancel("/" + canceled);
        assertThat(get("?status=canceled").body()).contains(canceled).doesNotContain(pending);
        assertThat(get("?status=pending&status=settled").body())
                .contains(pending)
                .doesNotContain(canceled);
        assertThat(get("?created_to=2026-03-01T10:00:00Z").body()).contains("\"data\":[]");
        assertThat(get("?created_from=2026-03-01T10:00:00Z").body()).contains(pending, canceled);
        var first = TestServer.json(get("?limit=1"));
        assertThat(String.valueOf(first)).contains(canceled).doesNotContain(pending);
        assertThat(get("?limit=1&cursor=" + first.text("next_cursor")).body()).contains(pending, "\"has_more\":false");
        assertProblem(get("?limit=1&status=pending&cursor=" + first.text("next_cursor")), 400, "invalid-cursor");
    }

    private static String token(UserId user) {
        return TestServer.token(user, Scope.PAYMENTS_READ, Scope.PAYMENTS_WRITE);
    }

    private static String order(String value, String currency) {
        return ORDER.replace("12.34", value).replace("EUR", currency);
    }

    private HttpResponse<String> get(String path, String... headers) {
        return server.sendAs(TOKEN, "GET /v1/payments" + path, "", headers);
    }

    private HttpResponse<String> post(String body, String... headers) {
        var all = headers.length == 0 ? new String[] {"Idempotency-Key: k" + keys++} : headers;
        return server.sendAs(TOKEN, "POST /v1/payments", body, all);
    }

    private HttpResponse<String> put(String path, String body) {
        return server.sendAs(TOKEN, "PUT /v1/payments" + path, body);
    }

    private HttpResponse<String> patch(String path, String body, String... headers) {
        var all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = MERGE_PATCH;
        return server.sendAs(TOKEN, "PATCH /v1/payments" + path, body, all);
    }

    private HttpResponse<String> cancel(String path) {
        return server.sendAs(TOKEN, "POST /v1/payments" + path + "/cancel", "");
    }

    private HttpResponse<String> refund(String path, String id, String euros) {
        var body = "{\"amount\":{\"value\":\"" + euros + "\",\"currency\":\"EUR\"},\"reason\":\"broken seat\"}";
        return server.sendAs(TOKEN, "PUT /v1/payments" + path + "/refunds/" + id, body);
    }

    private static String id(HttpResponse<String> reply) {
        return Objects.requireNonNull(TestServer.json(reply).text("id"), reply.body());
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }
}
