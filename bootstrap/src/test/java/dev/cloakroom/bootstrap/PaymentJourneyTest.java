package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.persistence.jobs.QueueMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Everything real, from a payment to what is given back of it, and to the receiver that is told of both.
class PaymentJourneyTest {

    @TempDir
    Path data;

    @ParameterizedTest
    @EnumSource
    void aPaymentIsSettledAndHalfOfItGivenBack(QueueMode mode) throws Exception {
        try (var receiver = HookReceiver.open();
                var app = App.start(config(mode, receiver), Role.ALL);
                var visitor = new Visitor(app.port())) {
            visitor.signUp();
            visitor.signIn();
            assertThat(visitor.post("/v1/webhook-endpoints", receiver.endpoint("payment.*"))
                            .statusCode())
                    .isEqualTo(201);

            var made = visitor.post("/v1/payments", """
                    {"amount": {"value": "12.34", "currency": "EUR"}, "description": "Two tickets"}""", "order-4711");
            assertThat(made.statusCode()).as(made.body()).isEqualTo(202);
            var path = made.headers().firstValue("Location").orElseThrow();
            Eventually.holds("it is settled", () -> isAt(visitor, path, "settled"));

            var refund = path + "/refunds/" + UUID.randomUUID();
            var asked = visitor.put(refund, """
                    {"amount": {"value": "6.17", "currency": "EUR"}, "reason": "A seat was broken"}""");
            assertThat(asked.statusCode()).as(asked.body()).isBetween(200, 202);
            Eventually.holds("it is given back", () -> isAt(visitor, refund, "refunded"));
            var tooMuch = visitor.put(path + "/refunds/" + UUID.randomUUID(), """
                    {"amount": {"value": "6.18", "currency": "EUR"}, "reason": "Another"}""");
            assertThat(tooMuch.body()).contains("refund-exceeds-payment");

            var id = Visitor.text(made, "id");
            for (var type : new String[] {"payment.created", "payment.settled", "payment.refunded"}) {
                Eventually.holds(type + " is told", () -> receiver.heard("\"" + type + "\"", id));
            }
        }
    }

    private static boolean isAt(Visitor visitor, String path, String status) {
        try {
            return Visitor.text(visitor.get(path), "status").equals(status);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Config config(QueueMode mode, HookReceiver receiver) {
        return Config.from(Map.of(
                "CLOAKROOM_PORT", "0",
                "CLOAKROOM_OPS_PORT", "0",
                "CLOAKROOM_QUEUE", mode.name().toLowerCase(Locale.ROOT),
                "CLOAKROOM_EMBEDDED_SQS_PORT", "0",
                "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                "CLOAKROOM_OUTBOUND_ALLOW", receiver.address(),
                "CLOAKROOM_DATA_DIR", data.toString()));
    }
}
