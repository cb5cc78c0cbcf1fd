package dev.cloakroom.persistence.workers;

import dev.cloakroom.application.workers.WorkerEntries;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.workers.Worker;
import dev.cloakroom.persistence.jobs.JobRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

public final class JdbiWorkerEntries implements WorkerEntries {

    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    /// Ids carry their time, so the newest have the greatest.
    private static final String LIST = """
            SELECT w.worker_no, w.incarnation, w.host, w.version, u.id AS user_id, w.api_key_id, w.kinds, w.slots,
                   w.draining, w.started_at, w.seen_at,
                   (SELECT count(*) FROM job_queue q WHERE q.state = 1 AND q.worker_no = w.worker_no) AS running
            FROM worker w
            LEFT JOIN users u ON u.owner_no = w.owner_no
            WHERE w.incarnation < :before
            ORDER BY w.incarnation DESC
            LIMIT :limit
            """;

    private static final String FIND = LIST.replace("w.incarnation < :before", "w.incarnation = :before");

    private static final String HOLDING = """
            SELECT held.*
            FROM unnest(CAST(:workers AS bigint[])) AS w (worker_no)
            CROSS JOIN LATERAL (
                SELECT q.worker_no, q.job_id, l.kind, q.epoch, q.started_at, q.lease_until
                FROM job_queue q JOIN lane l ON l.lane_no = q.lane_no
                WHERE q.state = 1 AND q.worker_no = w.worker_no
                ORDER BY q.job_id
                LIMIT 100
            ) held
            """;

    private static final String DRAIN = "UPDATE worker SET draining = :draining WHERE incarnation = :id";

    private record Numbered(long number, Worker worker) {}

    private record Held(long worker, Worker.Holding job) {}

    private final Jdbi jdbi;

    public JdbiWorkerEntries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Worker> list(@Nullable UUID after, int limit) {
        return jdbi.withHandle(handle -> read(handle, LIST, after == null ? LAST : after, limit));
    }

    @Override
    public Optional<Worker> find(UUID id) {
        return jdbi.withHandle(handle -> read(handle, FIND, id, 1).stream().findFirst());
    }

    @Override
    public boolean setDraining(UUID id, boolean draining) {
        return jdbi.withHandle(handle -> handle.createUpdate(DRAIN)
                        .bind("id", id)
                        .bind("draining", draining)
                        .execute()
                == 1);
    }

    private static List<Worker> read(Handle handle, String sql, UUID before, int limit) {
        var entries = handle.createQuery(sql)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> new Numbered(row.getLong("worker_no"), worker(row)))
                .list();
        var holding = holding(handle, entries.stream().map(Numbered::number).toList());
        return entries.stream()
                .map(entry -> with(entry.worker(), holding.getOrDefault(entry.number(), List.of())))
                .toList();
    }

    private static Map<Long, List<Worker.Holding>> holding(Handle handle, List<Long> workers) {
        return handle
                .createQuery(HOLDING)
                .bindArray("workers", Long.class, workers)
                .map((row, _) -> new Held(row.getLong("worker_no"), holding(row)))
                .stream()
                .collect(Collectors.groupingBy(Held::worker, Collectors.mapping(Held::job, Collectors.toList())));
    }

    private static Worker with(Worker worker, List<Worker.Holding> holding) {
        return new Worker(worker.id(), worker.origin(), worker.ability(), worker.state(), worker.running(), holding);
    }

    private static Worker worker(ResultSet row) throws SQLException {
        return new Worker(
                row.getObject("incarnation", UUID.class),
                origin(row),
                new Worker.Ability(
                        List.of((String[]) row.getArray("kinds").getArray()), row.getObject("slots", Integer.class)),
                new Worker.State(
                        row.getBoolean("draining"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("seen_at", OffsetDateTime.class).toInstant()),
                row.getInt("running"),
                List.of());
    }

    private static Worker.Origin origin(ResultSet row) throws SQLException {
        var user = row.getObject("user_id", UUID.class);
        return user == null
                ? new Worker.Origin.OwnProcess(row.getString("host"), row.getString("version"))
                : new Worker.Origin.Client(new UserId(user), row.getObject("api_key_id", UUID.class));
    }

    private static Worker.Holding holding(ResultSet row) throws SQLException {
        return new Worker.Holding(
                new JobId(row.getObject("job_id", UUID.class)),
                row.getString("kind"),
                row.getInt("epoch"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                JobRows.instant(row, "lease_until"));
    }
}
