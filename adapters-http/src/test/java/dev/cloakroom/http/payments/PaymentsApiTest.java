package dev.cloakroom.http.payments;

import static dev.cloakroom.http.payments.TestPaymentServer.ID;
import static dev.cloakroom.http.payments.TestPaymentServer.MERGE_PATCH;
import static dev.cloakroom.http.payments.TestPaymentServer.ORDER;
import static dev.cloakroom.http.payments.TestPaymentServer.OWNER;
import static dev.cloakroom.http.payments.TestPaymentServer.STRANGER;
import static dev.cloakroom.http.payments.TestPaymentServer.TOKEN;
import static dev.cloakroom.http.payments.TestPaymentServer.assertProblem;
import static dev.cloakroom.http.payments.TestPaymentServer.header;
import static dev.cloakroom.http.payments.TestPaymentServer.id;
import static dev.cloakroom.http.payments.TestPaymentServer.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.payments.TestGateway.Mood;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.profiles.Person;
import dev.cloakroom.domain.profiles.Profile;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.http.TestServer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Payments are ordered, settled, found and listed.
@Timeout(60)
class PaymentsApiTest {

    private final TestPaymentServer payments = new TestPaymentServer();

    @AfterEach
    void stop() {
        payments.close();
    }

    @Test
    void aPaymentIsTakenAtOnceAndSettledLater() {
        var reply = payments.post(ORDER);
        assertThat(reply.statusCode()).isEqualTo(202);
        var payment = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/payments/" + payment.text("id"));
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(header(reply, "Retry-After")).isNotEmpty();
        assertThat(reply.body())
                .contains("\"status\":\"pending\",\"revision\":1,\"amount\":{\"value\":\"12.34\",\"currency\":\"EUR\"},"
                        + "\"refunded\":{\"value\":\"0.00\",\"currency\":\"EUR\"},\"description\":\"Two tickets\","
                        + "\"reference\":\"order-4711\",\"settle_at\":\"2026-03-01T10:00:00.123456Z\"");
        payments.world.work(OWNER);
        var settled = payments.get("/" + payment.text("id"));
        assertThat(settled.statusCode()).isEqualTo(200);
        assertThat(header(settled, "ETag")).isEqualTo("\"3\"");
        assertThat(header(settled, "Retry-After")).isEmpty();
        assertThat(settled.body()).contains("\"status\":\"settled\"", "\"gateway_reference\":\"ref-");
        assertThat(payments.get("/" + payment.text("id"), "If-None-Match: \"3\"")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void whatIsDeclinedSaysWhy() {
        payments.world.gateway.next(Mood.REFUSE);
        var path = "/" + id(payments.post(ORDER));
        payments.world.work(OWNER);
        var declined = TestServer.json(payments.get(path));
        assertThat(declined.text("status")).isEqualTo("declined");
        assertThat(declined.get("error"))
                .isInstanceOfSatisfying(
                        Json.Obj.class, error -> assertThat(error.text("code")).isEqualTo("gateway-refused"));
    }

    @Test
    void withoutAKeyNothingIsTaken() {
        assertProblem(payments.server.sendAs(TOKEN, "POST /v1/payments", ORDER), 400, "idempotency-key-required");
        assertThat(payments.get("").body()).isEqualTo("{\"data\":[],\"has_more\":false}");
    }

    @Test
    void aRepeatIsAnsweredAsTheFirstWhateverHappenedSince() {
        var order = ORDER.replace("}}", "}")
                .replace("\"description\"", "\"settle_at\":\"2026-03-02T00:00:00Z\",\"description\"");
        var first = payments.post(order, "Idempotency-Key: once");
        assertThat(first.statusCode()).isEqualTo(202);
        // Its time is over now, so that the same order could not be given any more.
        payments.clock.advance(Duration.ofDays(20));
        var again = payments.post(order, "Idempotency-Key: once");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertProblem(payments.post(ORDER, "Idempotency-Key: once"), 422, "idempotency-key-reused");
        payments.clock.advance(Duration.ofDays(11));
        assertThat(payments.post(ORDER, "Idempotency-Key: once").statusCode()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"1234,JPY", "0.01,EUR", "999999999999.999,KWD", "9999999999999.99,USD"})
    void amountsHaveTheDigitsOfTheirCurrency(String value, String currency) {
        var reply = payments.post(order(value, currency));
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
        var reply = payments.post(order(value, currency));
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("\"pointer\":\"#/amount");
    }

    @Test
    void amountsAreNoNumbers() {
        assertProblem(payments.post(ORDER.replace("\"12.34\"", "12.34")), 422, "validation-failed");
    }

    @Test
    void allFaultsComeTogether() {
        var reply = payments.post("""
                {"amount":{"value":"1.5","currency":"EUR"},"description":"d","settle_at":"2027-03-01T10:00:00Z",
                 "payer_profile_id":"7d3f2a6c-5b1e-4f6d-8a5e-0c9a4b812f6f"}""");
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body())
                .contains("#/amount/value", "#/settle_at", "#/payer_profile_id", "exactly 2 decimal digits");
    }

    @Test
    void thePayerIsOneOfTheOwnersProfiles() {
        var order = ORDER.replace("\"description\"", "\"payer_profile_id\":\"" + ID + "\",\"description\"");
        assertProblem(payments.post(order), 422, "validation-failed");
        var ada = Person.of("Ada Lovelace", "ada@example.com", 36);
        var payer = Profile.made(new ProfileId(UUID.fromString(ID)), OWNER, ada, payments.clock.instant());
        payments.world.profiles.add(payer);
        var taken = payments.post(order);
        assertThat(TestServer.json(taken).text("payer_profile_id")).isEqualTo(ID);
        assertProblem(
                payments.server.sendAs(STRANGER, "POST /v1/payments", order, "Idempotency-Key: k"),
                422,
                "validation-failed");
        payments.world.profiles.remove(payer, payments.clock.instant());
        assertProblem(payments.post(order), 422, "validation-failed");
        assertThat(payments.patch("/" + id(taken), "{\"description\":\"d\"}", "If-Match: *")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anOwnIdTakesOnePaymentHoweverOften() {
        var first = payments.put("/" + ID, ORDER);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(header(first, "Location")).isEqualTo("/v1/payments/" + ID);
        assertThat(payments.put("/" + ID, ORDER).statusCode()).isEqualTo(200);
        assertProblem(payments.put("/" + ID, ORDER.replace("12.34", "12.35")), 409, "conflict-duplicate");
        assertThat(payments.server
                        .sendAs(STRANGER, "PUT /v1/payments/" + ID, ORDER)
                        .statusCode())
                .isEqualTo(202);
        payments.patch("/" + ID, "{\"description\":\"Three tickets\"}", "If-Match: *");
        payments.world.work(OWNER);
        var again = payments.put("/" + ID, ORDER);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("\"status\":\"settled\"", "Three tickets");
        assertThat(payments.world.announced())
                .filteredOn("payment.created"::equals)
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET ", "POST /cancel", "GET /refunds", "GET /refunds/" + ID, "PUT /refunds/" + ID})
    void somebodyElsesPaymentIsNotThere(String methodAndPath) {
        var path = "/v1/payments/" + id(payments.post(ORDER));
        var parts = methodAndPath.split(" ", 2);
        var body = parts[0].equals("PUT") ? "{\"amount\":{\"value\":\"1.00\",\"currency\":\"EUR\"}}" : "";
        assertProblem(payments.server.sendAs(STRANGER, parts[0] + " " + path + parts[1], body), 404, "not-found");
        assertProblem(
                payments.server.sendAs(STRANGER, "PATCH " + path, "{}", "If-Match: *", MERGE_PATCH), 404, "not-found");
    }

    @Test
    void listsAreFilteredAndGoOn() {
        var pending = id(payments.post(ORDER));
        var canceled = id(payments.post(ORDER));
        payments.cancel("/" + canceled);
        assertThat(payments.get("?status=canceled").body()).contains(canceled).doesNotContain(pending);
        assertThat(payments.get("?status=pending&status=settled").body())
                .contains(pending)
                .doesNotContain(canceled);
        assertThat(payments.get("?created_to=2026-03-01T10:00:00Z").body()).contains("\"data\":[]");
        assertThat(payments.get("?created_from=2026-03-01T10:00:00Z").body()).contains(pending, canceled);
        var first = TestServer.json(payments.get("?limit=1"));
        assertThat(String.valueOf(first)).contains(canceled).doesNotContain(pending);
        assertThat(payments.get("?limit=1&cursor=" + first.text("next_cursor")).body())
                .contains(pending, "\"has_more\":false");
        assertProblem(
                payments.get("?limit=1&status=pending&cursor=" + first.text("next_cursor")), 400, "invalid-cursor");
    }
}
