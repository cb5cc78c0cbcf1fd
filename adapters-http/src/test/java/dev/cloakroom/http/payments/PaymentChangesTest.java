package dev.cloakroom.http.payments;

import static dev.cloakroom.http.payments.TestPaymentServer.ID;
import static dev.cloakroom.http.payments.TestPaymentServer.ORDER;
import static dev.cloakroom.http.payments.TestPaymentServer.OWNER;
import static dev.cloakroom.http.payments.TestPaymentServer.TOKEN;
import static dev.cloakroom.http.payments.TestPaymentServer.assertProblem;
import static dev.cloakroom.http.payments.TestPaymentServer.header;
import static dev.cloakroom.http.payments.TestPaymentServer.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.payments.TestGateway.Mood;
import dev.cloakroom.http.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Payments are revised, canceled and given back.
@Timeout(60)
class PaymentChangesTest {

    private final TestPaymentServer payments = new TestPaymentServer();

    @AfterEach
    void stop() {
        payments.close();
    }

    @Test
    void aPendingPaymentIsRevisedMemberByMember() {
        var path = "/" + id(payments.post(ORDER));
        assertProblem(payments.patch(path, "{}"), 428, "precondition-required");
        assertProblem(payments.patch(path, "{}", "If-Match: \"7\""), 412, "precondition-failed");
        var revised = payments.patch(path, "{\"amount\":{\"value\":\"13.00\"},\"reference\":null}", "If-Match: \"1\"");
        assertThat(revised.statusCode()).isEqualTo(200);
        assertThat(header(revised, "ETag")).isEqualTo("\"2\"");
        assertThat(revised.body())
                .contains("\"revision\":2,\"amount\":{\"value\":\"13.00\",\"currency\":\"EUR\"}", "Two tickets")
                .doesNotContain("order-4711");
        var first = payments.get(path + "?revision=1");
        assertThat(first.body()).contains("\"revision\":1", "12.34", "order-4711");
        assertThat(header(first, "ETag")).isNotEqualTo(header(payments.get(path), "ETag"));
        assertThat(payments.get(path + "?revision=2").body())
                .isEqualTo(payments.get(path).body());
        assertProblem(payments.get(path + "?revision=3"), 404, "not-found");
        assertProblem(payments.get(path + "?revision=0"), 400, "invalid-parameter");
    }

    @Test
    void theOutcomeOfAPatchIsCheckedAsAnOrderIs() {
        var path = "/" + id(payments.post(ORDER));
        assertProblem(
                payments.patch(path, "{\"amount\":{\"currency\":\"JPY\"}}", "If-Match: *"), 422, "validation-failed");
        assertProblem(payments.patch(path, "{\"amount\":null}", "If-Match: *"), 422, "validation-failed");
        assertProblem(payments.patch(path, "{\"description\":null}", "If-Match: *"), 422, "validation-failed");
        assertProblem(
                payments.patch(path, "{\"payer_profile_id\":\"" + ID + "\"}", "If-Match: *"), 422, "validation-failed");
        assertThat(header(payments.patch(path, "{\"description\":\"Two tickets\"}", "If-Match: *"), "ETag"))
                .isEqualTo("\"1\"");
    }

    @Test
    void whatTheGatewayHasIsNeitherRevisedNorCanceled() {
        var path = "/" + id(payments.post(ORDER));
        payments.world.gateway.next(Mood.LOSE_REQUEST);
        payments.world.work(OWNER);
        assertThat(TestServer.json(payments.get(path)).text("status")).isEqualTo("settling");
        assertProblem(payments.patch(path, "{\"description\":\"d\"}", "If-Match: *"), 409, "invalid-state-transition");
        var refused = payments.cancel(path);
        assertProblem(refused, 409, "invalid-state-transition");
        assertThat(refused.body())
                .contains("\"current_status\":\"settling\"", "\"allowed\":[\"settled\",\"declined\"]");
    }

    @Test
    void aCanceledPaymentIsNeverSettled() {
        var path = "/" + id(payments.post(ORDER));
        var canceled = payments.cancel(path);
        assertThat(canceled.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(canceled).text("status")).isEqualTo("canceled");
        assertThat(payments.cancel(path).body()).isEqualTo(canceled.body());
        payments.world.work(OWNER);
        assertThat(TestServer.json(payments.get(path)).text("status")).isEqualTo("canceled");
        assertThat(payments.world.gateway.calls()).isZero();
    }

    @Test
    void refundsAreNeverMoreThanWasPaid() {
        var path = "/" + id(payments.post(ORDER));
        assertProblem(payments.refund(path, ID, "1.00"), 409, "invalid-state-transition");
        payments.world.work(OWNER);
        var taken = payments.refund(path, ID, "12.00");
        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(header(taken, "Location")).isEqualTo("/v1/payments" + path + "/refunds/" + ID);
        var tooMuch = payments.refund(path, UUID.randomUUID().toString(), "0.35");
        assertProblem(tooMuch, 409, "refund-exceeds-payment");
        assertThat(tooMuch.body()).contains("\"refundable\":{\"value\":\"0.34\",\"currency\":\"EUR\"}");
        assertThat(payments.refund(path, ID, "12.00").statusCode()).isEqualTo(200);
        assertProblem(payments.refund(path, ID, "11.00"), 409, "conflict-duplicate");
        payments.world.work(OWNER);
        assertThat(payments.get(path).body()).contains("\"refunded\":{\"value\":\"12.00\",\"currency\":\"EUR\"}");
        var refunded = payments.get(path + "/refunds/" + ID);
        assertThat(refunded.body()).contains("\"status\":\"refunded\"", "\"gateway_reference\":\"ref-");
        assertThat(header(refunded, "ETag")).isEqualTo("\"2\"");
        assertThat(payments.get(path + "/refunds").body())
                .isEqualTo("{\"data\":[" + refunded.body() + "],\"has_more\":false}");
    }

    @Test
    void whatTheGatewayRefusesToGiveBackCanBeGivenBackAgain() {
        var path = "/" + id(payments.post(ORDER));
        payments.world.work(OWNER);
        payments.refund(path, ID, "12.34");
        payments.world.gateway.next(Mood.REFUSE);
        payments.world.work(OWNER);
        // The settlement of the list above ran again, was known, and asked nobody.
        assertThat(payments.get(path + "/refunds/" + ID).body())
                .contains("\"status\":\"failed\"", "\"gateway-refused\"");
        assertThat(payments.refund(path, UUID.randomUUID().toString(), "12.34").statusCode())
                .isEqualTo(202);
    }

    @Test
    void aRefundIsInTheCurrencyOfItsPayment() {
        var path = "/" + id(payments.post(ORDER));
        payments.world.work(OWNER);
        var reply = payments.server.sendAs(
                TOKEN,
                "PUT /v1/payments" + path + "/refunds/" + ID,
                "{\"amount\":{\"value\":\"1.00\",\"currency\":\"USD\"}}");
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("#/amount/currency", "The payment is in EUR.");
    }

    @Test
    void aRepeatedChangeGetsItsFirstAnswerThoughItCouldNotBeMadeAnyMore() {
        var path = "/" + id(payments.post(ORDER));
        String[] headers = {"If-Match: \"1\"", "Idempotency-Key: dearer"};
        var first = payments.patch(path, "{\"description\":\"Three tickets\"}", headers);
        assertThat(first.statusCode()).isEqualTo(200);
        payments.cancel(path);
        var again = payments.patch(path, "{\"description\":\"Three tickets\"}", headers);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertProblem(payments.patch(path, "{\"description\":\"Four\"}", headers), 422, "idempotency-key-reused");
        assertProblem(
                payments.patch(path, "{\"description\":\"Four\"}", "If-Match: *"), 409, "invalid-state-transition");
    }
}
