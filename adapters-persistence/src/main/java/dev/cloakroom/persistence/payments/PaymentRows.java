package dev.cloakroom.persistence.payments;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Money;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.Payment.State;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentStatus;
import dev.cloakroom.domain.payments.Terms;
import dev.cloakroom.domain.profiles.ProfileId;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.jobs.JobRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment as a row, both ways.
final class PaymentRows {

    static final String COLUMNS = """
            p.key, p.id, u.id AS owner, p.revision, p.version, p.status, p.job, p.settle_at, p.created_at,
            p.finished_at, p.gateway_reference, p.error, p.refunded,
            t.amount, t.currency, t.payer, t.description, t.reference
            FROM payment p
            JOIN users u ON u.owner_no = p.owner_no
            JOIN payment_revision t ON t.payment = p.key AND t.revision = p.revision
            """;

    private PaymentRows() {}

    static Map<String, @Nullable Object> values(Payment payment) {
        var terms = payment.terms();
        var values = new HashMap<String, @Nullable Object>();
        values.put("key", payment.key().value());
        values.put("id", payment.id().value());
        values.put("owner", payment.owner().value());
        values.put("revision", payment.revision());
        values.put("version", payment.version());
        values.put("status", payment.status().text());
        values.put("job", payment.job().value());
        values.put("settleAt", payment.settleAt());
        values.put("createdAt", payment.createdAt());
        values.put("finishedAt", payment.finishedAt());
        values.put("amount", terms.amount().minorUnits());
        values.put("currency", terms.amount().currency().getCurrencyCode());
        var payer = terms.payer();
        values.put("payer", payer == null ? null : payer.value());
        values.put("description", terms.description());
        values.put("reference", terms.reference());
        values.put("gatewayReference", null);
        values.put("error", null);
        values.put("refunded", 0L);
        switch (payment.state()) {
            case State.Pending(), State.Settling(), State.Canceled _ -> {}
            case State.Settled settled -> {
                values.put("gatewayReference", settled.reference());
                values.put("refunded", settled.refunded().minorUnits());
            }
            case State.Declined declined ->
                values.put("error", JsonText.write(declined.reason().problem()));
        }
        return values;
    }

    static Payment map(ResultSet row) throws SQLException {
        var terms = terms(row);
        return new Payment(
                new PaymentId(row.getObject("id", UUID.class)),
                new GatewayKey(row.getObject("key", UUID.class)),
                new UserId(row.getObject("owner", UUID.class)),
                terms,
                row.getInt("revision"),
                row.getInt("version"),
                state(row, terms.amount().currency()),
                new JobId(row.getObject("job", UUID.class)),
                instant(row, "settle_at"),
                instant(row, "created_at"));
    }

    static Terms terms(ResultSet row) throws SQLException {
        var payer = row.getObject("payer", UUID.class);
        return new Terms(
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                payer == null ? null : new ProfileId(payer),
                row.getString("description"),
                row.getString("reference"));
    }

    private static State state(ResultSet row, Currency currency) throws SQLException {
        return switch (PaymentStatus.parse(row.getString("status"))) {
            case PENDING -> new State.Pending();
            case SETTLING -> new State.Settling();
            case SETTLED ->
                new State.Settled(
                        instant(row, "finished_at"),
                        row.getString("gateway_reference"),
                        new Money(row.getLong("refunded"), currency));
            case DECLINED -> new State.Declined(instant(row, "finished_at"), error(row));
            case CANCELED -> new State.Canceled(instant(row, "finished_at"));
        };
    }

    static Failure error(ResultSet row) throws SQLException {
        return Failure.of(JsonText.readObject(row.getString("error")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(JobRows.instant(row, column));
    }
}
