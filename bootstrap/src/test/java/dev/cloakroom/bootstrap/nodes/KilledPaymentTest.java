package dev.cloakroom.bootstrap.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.Eventually;
import dev.cloakroom.bootstrap.Main;
import dev.cloakroom.bootstrap.OtherProcess;
import dev.cloakroom.bootstrap.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole of a one-machine installation, killed while it settles payments.
class KilledPaymentTest {

    /// The sandbox does not answer the first time: nothing was done of those with 02, and all of those with 03.
    private static final List<String> AMOUNTS = List.of("10.02", "20.03", "30.02", "40.03", "50.00");

    private static final int ROUNDS = 8;

    @TempDir
    Path data;

    @Test
    void afterTheNextStartEachIsSettledOnceAndTheBooksBalance() throws Exception {
        var payments = new ArrayList<String>();
        try (var first = start();
                var visitor = visitor(first)) {
            visitor.signUp();
            visitor.signIn();
            for (int i = 0; i < ROUNDS * AMOUNTS.size(); i++) {
                payments.add(order(visitor, AMOUNTS.get(i % AMOUNTS.size()), "k" + i));
            }
            // The gateway does not answer for this one at first, so it is between being asked and being settled now.
            var unanswered = payments.get(payments.size() - 2);
            Eventually.holds("it is being settled", () -> !isAt(visitor, unanswered, "pending"));
            first.kill();
        }
        try (var second = start();
                var visitor = visitor(second)) {
            visitor.signIn();
            for (var payment : payments) {
                Eventually.holds(payment + " is settled", () -> isAt(visitor, payment, "settled"));
            }
            assertThat(number("SELECT count(*) FROM sandbox_gateway")).isEqualTo(payments.size());
            assertThat(number("SELECT sum(moved) FROM sandbox_gateway")).isEqualTo(ROUNDS * 15_010L);
            assertThat(number("SELECT sum(amount) FROM ledger_entry")).isZero();
            assertThat(number("SELECT sum(amount) FROM ledger_entry WHERE amount > 0"))
                    .isEqualTo(ROUNDS * 15_010L);
            // Orderly, so that its PostgreSQL is gone before its folder is.
            assertThat(second.terminate()).isEqualTo(143);
        }
    }

    private static String order(Visitor visitor, String value, String key) throws IOException, InterruptedException {
        var accepted = visitor.post("/v1/payments", """
                {"amount": {"value": "%s", "currency": "EUR"}, "description": "Two tickets"}""".formatted(value), key);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return accepted.headers().firstValue("Location").orElseThrow();
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

    /// Asks the embedded database itself.
    private long number(String query) throws IOException, SQLException {
        var port =
                Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(3);
        var password = Files.readString(data.resolve("postgres-password")).strip();
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "cloakroom", password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private OtherProcess start() throws IOException {
        return OtherProcess.start(
                Main.class,
                Map.of(
                        "CLOAKROOM_PORT", "0",
                        "CLOAKROOM_OPS_PORT", "0",
                        "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                        "CLOAKROOM_DATA_DIR", data.toString()));
    }

    private static Visitor visitor(OtherProcess process) throws InterruptedException {
        String line = process.awaitLine("listening on 127.0.0.1:");
        return new Visitor(Integer.parseInt(line.replaceFirst(".*listening on 127.0.0.1:(\\d+).*", "$1")));
    }
}
