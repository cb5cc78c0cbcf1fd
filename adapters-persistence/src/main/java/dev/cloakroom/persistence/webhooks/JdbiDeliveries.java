package dev.cloakroom.persistence.webhooks;

import dev.cloakroom.application.webhooks.deliveries.Deliveries;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryAttempt;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.EndpointId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

public final class JdbiDeliveries implements Deliveries {

    private static final String SELECT = "SELECT " + DeliveryRows.COLUMNS + " FROM webhook_delivery\n";

    private static final String ADD = """
            INSERT INTO webhook_delivery (id, endpoint_id, event_id, event_type, event_at, body, status, job_id, attempts,
                                          next_attempt_at, created_at, ended_at)
            VALUES (:id, :endpoint, :event, :type, :eventAt, :body, :status, :job, :attempts, :next, :createdAt, :endedAt)
            """;

    private static final String FIND = SELECT + "WHERE id = :id";

    private static final String FIND_OF_ENDPOINT = SELECT + "WHERE id = :id AND endpoint_id = :endpoint ";

    private static final String LIST = SELECT + """
            WHERE endpoint_id = :endpoint AND id < :before
            ORDER BY id DESC
            LIMIT :limit
            """;

    private static final String LIST_OF_STATUS = SELECT + """
            WHERE endpoint_id = :endpoint AND status = :status AND id < :before
            ORDER BY id DESC
            LIMIT :limit
            """;

    /// Ids carry the time of making, by which their order is that of the index.
    private static final String LOCK_ENDED = SELECT + """
            WHERE endpoint_id = :endpoint AND id >= first_id_at(:since) AND created_at >= :since
              AND status = ANY (:statuses)
            ORDER BY id
            LIMIT :limit
            FOR UPDATE
            """;

    private static final String UPDATE = """
            UPDATE webhook_delivery
            SET status = :status, job_id = :job, attempts = :attempts, next_attempt_at = :next, ended_at = :endedAt
            WHERE id = :id
            """;

    private static final String CONCLUDE = UPDATE + " AND job_id = :job AND status = 'pending'";

    /// Whoever lost the job to another worker may have made the same attempt: one of them is kept.
    private static final String ADD_ATTEMPT = """
            INSERT INTO webhook_attempt (delivery_id, number, url, started_at, duration_ms, status, headers, body,
                                         truncated, problem, next_at)
            VALUES (:id, :number, :url, :at, :took, :status, CAST(:headers AS json), :body, :truncated,
                    CAST(:problem AS json), :next)
            ON CONFLICT DO NOTHING
            """;

    private static final String ATTEMPTS = """
            SELECT number, url, started_at, duration_ms, status, headers, body, truncated, problem, next_at
            FROM webhook_attempt WHERE delivery_id = :id ORDER BY number
            """;

    private static final String WAS_TAKEN_AFTER = """
            SELECT EXISTS (SELECT FROM webhook_delivery
                           WHERE endpoint_id = :endpoint AND status = 'succeeded' AND id > :id)
            """;

    private static final String FAIL_ABANDONED = """
            UPDATE webhook_delivery SET status = 'failed', next_attempt_at = NULL, ended_at = :now
            WHERE id = ANY (ARRAY(
                SELECT d.id FROM webhook_delivery d
                WHERE d.status = 'pending' AND d.next_attempt_at < :due
                  AND NOT EXISTS (SELECT FROM job_queue q WHERE q.job_id = d.job_id)
                ORDER BY d.next_attempt_at
                LIMIT :limit
                FOR UPDATE SKIP LOCKED))
              AND status = 'pending'
            """;

    private static final String FORGET = """
            DELETE FROM webhook_delivery
            WHERE id = ANY (ARRAY(SELECT id FROM webhook_delivery WHERE ended_at < :before
                                  ORDER BY ended_at LIMIT :limit FOR UPDATE SKIP LOCKED))
            """;

    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final List<String> FAILED = List.of("failed");
    private static final List<String> ENDED = List.of("failed", "succeeded");

    private final Jdbi jdbi;

    public JdbiDeliveries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void add(List<Delivery> deliveries) {
        change(ADD, deliveries);
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
        return jdbi.withHandle(handle -> one(handle.createQuery(FIND).bind("id", id.value())));
    }

    @Override
    public Optional<Delivery> find(EndpointId endpoint, DeliveryId id) {
        return find(FIND_OF_ENDPOINT, endpoint, id);
    }

    @Override
    public Optional<Delivery> lock(EndpointId endpoint, DeliveryId id) {
        return find(FIND_OF_ENDPOINT + "FOR UPDATE", endpoint, id);
    }

    private Optional<Delivery> find(String sql, EndpointId endpoint, DeliveryId id) {
        return jdbi.withHandle(
                handle -> one(handle.createQuery(sql).bind("id", id.value()).bind("endpoint", endpoint.value())));
    }

    private static Optional<Delivery> one(Query query) {
        return query.map((row, _) -> DeliveryRows.map(row)).findOne();
    }

    @Override
    public List<Delivery> list(EndpointId endpoint, Page page) {
        var before = page.before();
        var status = page.status();
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(status == null ? LIST : LIST_OF_STATUS)
                    .bind("endpoint", endpoint.value())
                    .bind("before", before == null ? HIGHEST : before.value())
                    .bind("limit", page.limit());
            if (status != null) {
                query.bind("status", status.text());
            }
            return query.map((row, _) -> DeliveryRows.map(row)).list();
        });
    }

    @Override
    public List<Delivery> lockEnded(EndpointId endpoint, Instant since, boolean failedOnly, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(LOCK_ENDED)
                .bind("endpoint", endpoint.value())
                .bind("since", since)
                .bindArray("statuses", String.class, failedOnly ? FAILED : ENDED)
                .bind("limit", limit)
                .map((row, _) -> DeliveryRows.map(row))
                .list());
    }

    @Override
    public void update(List<Delivery> changed) {
        change(UPDATE, changed);
    }

    private void change(String sql, List<Delivery> deliveries) {
        jdbi.useHandle(handle -> {
            var batch = handle.prepareBatch(sql);
            deliveries.forEach(
                    delivery -> batch.bindMap(DeliveryRows.values(delivery)).add());
            var _ = batch.execute();
        });
    }

    @Override
    public void conclude(Delivery changed, DeliveryAttempt attempt) {
        jdbi.useHandle(handle -> {
            handle.createUpdate(CONCLUDE).bindMap(DeliveryRows.values(changed)).execute();
            handle.createUpdate(ADD_ATTEMPT)
                    .bindMap(DeliveryRows.values(changed.id(), attempt))
                    .execute();
        });
    }

    @Override
    public List<DeliveryAttempt> attempts(DeliveryId id) {
        return jdbi.withHandle(handle -> handle.createQuery(ATTEMPTS)
                .bind("id", id.value())
                .map((row, _) -> DeliveryRows.attempt(row))
                .list());
    }

    @Override
    public boolean wasTakenAfter(Delivery delivery) {
        return jdbi.withHandle(handle -> handle.createQuery(WAS_TAKEN_AFTER)
                .bind("endpoint", delivery.endpoint().value())
                .bind("id", delivery.id().value())
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public int failAbandoned(Instant due, Instant now, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate(FAIL_ABANDONED)
                .bind("due", due)
                .bind("now", now)
                .bind("limit", limit)
                .execute());
    }

    @Override
    public int forget(Instant before, int limit) {
        return jdbi.withHandle(handle -> handle.createUpdate(FORGET)
                .bind("before", before)
                .bind("limit", limit)
                .execute());
    }
}
