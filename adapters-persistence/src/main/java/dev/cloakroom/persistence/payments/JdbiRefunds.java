package dev.cloakroom.persistence.payments;

import dev.cloakroom.application.payments.Refunds;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Money;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.Refund.State;
import dev.cloakroom.domain.payments.RefundId;
import dev.cloakroom.persistence.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// All on the primary: refunds are few, and who asks for one wants to know how it stands.
public final class JdbiRefunds implements Refunds {

    private static final String COLUMNS = """
            r.key, r.id, r.payment, u.id AS owner, r.amount, t.currency, r.reason, r.status, r.job, r.created_at,
            r.finished_at, r.gateway_reference, r.error
            FROM refund r
            JOIN payment p ON p.key = r.payment
            JOIN users u ON u.owner_no = p.owner_no
            JOIN payment_revision t ON t.payment = p.key AND t.revision = p.revision
            """;

    private static final String ADD = """
            INSERT INTO refund (key, payment, id, amount, reason, status, job, created_at)
            VALUES (:key, :payment, :id, :amount, :reason, :status, :job, :createdAt)
            """;

    private static final String FIND = "SELECT " + COLUMNS + "WHERE r.payment = :payment AND r.id = :id";

    private static final String BY_KEY = "SELECT " + COLUMNS + "WHERE r.key = :key";

    private static final String LIST = "SELECT " + COLUMNS + """
            WHERE r.payment = :payment AND r.key < :before
            ORDER BY r.key DESC
            LIMIT :limit
            """;

    private static final String PROMISED = """
            SELECT coalesce(sum(amount), 0) FROM refund WHERE payment = :payment AND status IN ('pending', 'refunded')
            """;

    private static final String UPDATE = """
            UPDATE refund
            SET status = :status, finished_at = :finishedAt, gateway_reference = :gatewayReference,
                error = CAST(:error AS json)
            WHERE key = :key AND status = 'pending'
            """;

    private static final String LOCK_STRANDED = "SELECT " + COLUMNS + """
            LEFT JOIN job_queue q ON q.job_id = r.job
            WHERE r.status = 'pending' AND r.created_at < :before AND q.job_id IS NULL
            ORDER BY r.created_at
            LIMIT :limit
            FOR UPDATE OF r SKIP LOCKED
            """;

    private static final String ASSIGN = "UPDATE refund SET job = :job WHERE key = :key";

    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Jdbi jdbi;

    public JdbiRefunds(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(Refund refund) {
        jdbi.useHandle(
                handle -> handle.createUpdate(ADD).bindMap(values(refund)).execute());
    }

    @Override
    public Optional<Refund> find(Payment payment, RefundId id) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("payment", payment.key().value())
                .bind("id", id.value())
                .map((row, _) -> map(row))
                .findOne());
    }

    @Override
    public Optional<Refund> find(GatewayKey key) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_KEY)
                .bind("key", key.value())
                .map((row, _) -> map(row))
                .findOne());
    }

    @Override
    public List<Refund> list(Payment payment, @Nullable GatewayKey before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(LIST)
                .bind("payment", payment.key().value())
                .bind("before", before == null ? HIGHEST : before.value())
                .bind("limit", limit)
                .map((row, _) -> map(row))
                .list());
    }

    @Override
    public long promised(Payment payment) {
        return jdbi.withHandle(handle -> handle.createQuery(PROMISED)
                .bind("payment", payment.key().value())
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void update(Refund ended) {
        int stored = jdbi.withHandle(
                handle -> handle.createUpdate(UPDATE).bindMap(values(ended)).execute());
        if (stored != 1) {
            throw new IllegalStateException("refund " + ended.key() + " ended before");
        }
    }

    @Override
    public List<Refund> lockStranded(Instant madeBefore, int atMost) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK_STRANDED)
                .bind("before", madeBefore)
                .bind("limit", atMost)
                .map((row, _) -> map(row))
                .list());
    }

    @Override
    public void assign(GatewayKey key, JobId job) {
        jdbi.useHandle(handle -> handle.createUpdate(ASSIGN)
                .bind("key", key.value())
                .bind("job", job.value())
                .execute());
    }

    private static Map<String, @Nullable Object> values(Refund refund) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("key", refund.key().value());
        values.put("payment", refund.payment().value());
        values.put("id", refund.id().value());
        values.put("amount", refund.amount().minorUnits());
        values.put("reason", refund.reason());
        values.put("status", refund.status().text());
        values.put("job", refund.job().value());
        values.put("createdAt", refund.createdAt());
        values.put("finishedAt", refund.finishedAt());
        values.put("gatewayReference", refund.state() instanceof State.Refunded ended ? ended.reference() : null);
        values.put(
                "error",
                refund.state() instanceof State.Failed ended
                        ? JsonText.write(ended.reason().problem())
                        : null);
        return values;
    }

    private static Refund map(ResultSet row) throws SQLException {
        return new Refund(
                new RefundId(row.getObject("id", UUID.class)),
                new GatewayKey(row.getObject("key", UUID.class)),
                new GatewayKey(row.getObject("payment", UUID.class)),
                new UserId(row.getObject("owner", UUID.class)),
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                row.getString("reason"),
                state(row),
                new JobId(row.getObject("job", UUID.class)),
                PaymentRows.instant(row, "created_at"));
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (row.getString("status")) {
            case "pending" -> new State.Pending();
            case "refunded" ->
                new State.Refunded(PaymentRows.instant(row, "finished_at"), row.getString("gateway_reference"));
            case "failed" -> new State.Failed(PaymentRows.instant(row, "finished_at"), PaymentRows.error(row));
            case String other -> throw new IllegalStateException("no status of a refund: " + other);
        };
    }
}
