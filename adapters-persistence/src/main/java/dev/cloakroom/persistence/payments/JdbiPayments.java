package dev.cloakroom.persistence.payments;

import dev.cloakroom.application.payments.PaymentFilter;
import dev.cloakroom.application.payments.Payments;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentStatus;
import dev.cloakroom.domain.payments.Terms;
import dev.cloakroom.persistence.Routing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

public final class JdbiPayments implements Payments {

    /// Both rows or none: where somebody has that id, the second finds nothing to belong to.
    private static final String ADD = """
            WITH added AS (
                INSERT INTO payment (key, id, owner_no, revision, version, status, job, settle_at, created_at)
                SELECT :key, :id, owner_no, :revision, :version, :status, :job, :settleAt, :createdAt
                FROM users WHERE id = :owner
                ON CONFLICT (owner_no, id) DO NOTHING
                RETURNING key
            )
            INSERT INTO payment_revision (payment, revision, amount, currency, payer, description, reference)
            SELECT key, :revision, :amount, :currency, :payer, :description, :reference FROM added
            """;

    private static final String OWNED = "SELECT " + PaymentRows.COLUMNS + """
            WHERE p.id = :id AND p.owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            """;

    private static final String BY_KEY = "SELECT " + PaymentRows.COLUMNS + "WHERE p.key = :key ";

    /// The row may be another after the wait for it, and what was joined to it was not: so first the lock, then the
    /// reading.
    private static final String LOCK_OWNED = """
            SELECT key FROM payment
            WHERE id = :id AND owner_no = (SELECT owner_no FROM users WHERE id = :owner)
            FOR UPDATE
            """;

    private static final String LOCK_KEY = "SELECT key FROM payment WHERE key = :key FOR UPDATE";

    private static final String LIST = "SELECT " + PaymentRows.COLUMNS + """
            WHERE p.owner_no = (SELECT owner_no FROM users WHERE id = :owner)
              AND p.key < :before AND p.key >= :from AND p.status = ANY (:statuses)
            ORDER BY p.key DESC
            LIMIT :limit
            """;

    private static final String TERMS = """
            SELECT amount, currency, payer, description, reference FROM payment_revision
            WHERE payment = :key AND revision = :revision
            """;

    private static final String UPDATE = """
            WITH revised AS (
                INSERT INTO payment_revision (payment, revision, amount, currency, payer, description, reference)
                VALUES (:key, :revision, :amount, :currency, :payer, :description, :reference)
                ON CONFLICT (payment, revision) DO NOTHING
            )
            UPDATE payment
            SET revision = :revision, version = :version, status = :status, finished_at = :finishedAt,
                gateway_reference = :gatewayReference, error = CAST(:error AS json), refunded = :refunded
            WHERE key = :key AND version = :version - 1
            """;

    private static final String LOCK_STRANDED = "SELECT " + PaymentRows.COLUMNS + """
            LEFT JOIN job_queue q ON q.job_id = p.job
            WHERE p.status IN ('pending', 'settling') AND p.settle_at < :before AND q.job_id IS NULL
            ORDER BY p.settle_at
            LIMIT :limit
            FOR UPDATE OF p SKIP LOCKED
            """;

    private static final String ASSIGN = "UPDATE payment SET job = :job WHERE key = :key";

    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Jdbi jdbi;
    private final Routing routing;

    /// Lists may come from a replica; single payments, whose state is what counts, never do.
    public JdbiPayments(Routing routing) {
        this.jdbi = routing.primary();
        this.routing = routing;
    }

    @Override
    public boolean add(Payment payment) {
        return routing.write(
                        payment.owner(),
                        handle -> handle.createUpdate(ADD)
                                .bindMap(PaymentRows.values(payment))
                                .execute())
                == 1;
    }

    @Override
    public Optional<Payment> find(UserId owner, PaymentId id) {
        return jdbi.withHandle(handle -> handle.createQuery(OWNED)
                .bind("owner", owner.value())
                .bind("id", id.value())
                .map((row, _) -> PaymentRows.map(row))
                .findOne());
    }

    @Override
    public List<Payment> list(UserId owner, PaymentFilter filter) {
        return routing.list(
                owner,
                handle -> handle.createQuery(LIST)
                        .bind("owner", owner.value())
                        .bind("from", from(filter))
                        .bind("before", before(filter))
                        .bindArray("statuses", String.class, statuses(filter))
                        .bind("limit", filter.limit())
                        .map((row, _) -> PaymentRows.map(row))
                        .list());
    }

    @Override
    public Optional<Terms> terms(GatewayKey key, int revision) {
        return jdbi.withHandle(handle -> handle.createQuery(TERMS)
                .bind("key", key.value())
                .bind("revision", revision)
                .map((row, _) -> PaymentRows.terms(row))
                .findOne());
    }

    @Override
    public Optional<Payment> lock(UserId owner, PaymentId id) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK_OWNED)
                        .bind("owner", owner.value())
                        .bind("id", id.value())
                        .mapTo(UUID.class)
                        .findOne())
                .flatMap(this::find);
    }

    @Override
    public Optional<Payment> lock(GatewayKey key) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK_KEY)
                        .bind("key", key.value())
                        .mapTo(UUID.class)
                        .findOne())
                .flatMap(this::find);
    }

    private Optional<Payment> find(UUID key) {
        return jdbi.withHandle(handle -> handle.createQuery(BY_KEY)
                .bind("key", key)
                .map((row, _) -> PaymentRows.map(row))
                .findOne());
    }

    @Override
    public void update(Payment changed) {
        int stored = routing.write(
                changed.owner(),
                handle -> handle.createUpdate(UPDATE)
                        .bindMap(PaymentRows.values(changed))
                        .execute());
        if (stored != 1) {
            throw new IllegalStateException("payment " + changed.key() + " was changed without its lock");
        }
    }

    @Override
    public List<Payment> lockStranded(Instant dueBefore, int atMost) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK_STRANDED)
                .bind("before", dueBefore)
                .bind("limit", atMost)
                .map((row, _) -> PaymentRows.map(row))
                .list());
    }

    @Override
    public void assign(GatewayKey key, JobId job) {
        jdbi.useHandle(handle -> handle.createUpdate(ASSIGN)
                .bind("key", key.value())
                .bind("job", job.value())
                .execute());
    }

    /// Keys carry the millisecond of their making, as ids of jobs do.
    private static UUID from(PaymentFilter filter) {
        var from = filter.createdFrom();
        return from == null ? LOWEST : JobId.firstAt(from).value();
    }

    private static UUID before(PaymentFilter filter) {
        var to = filter.createdTo();
        var until = to == null ? HIGHEST : JobId.firstAt(to).value();
        var before = filter.before();
        return before == null || before.toString().compareTo(until.toString()) > 0 ? until : before.value();
    }

    private static List<String> statuses(PaymentFilter filter) {
        var wanted = filter.statuses().isEmpty() ? Arrays.asList(PaymentStatus.values()) : filter.statuses();
        return wanted.stream().map(PaymentStatus::text).toList();
    }
}
