package dev.cloakroom.persistence.queues;

import dev.cloakroom.application.queues.QueueStanding;
import dev.cloakroom.application.queues.Queues;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.queues.Queue;
import dev.cloakroom.persistence.jobs.JobRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

public final class JdbiQueues implements Queues {

    /// Readers and submissions go on; only those who change queues wait for one another.
    private static final String LOCK = "LOCK TABLE queue IN SHARE ROW EXCLUSIVE MODE";

    private static final String FIND = """
            SELECT name, concurrency, paused_at, created_at, revision FROM queue WHERE name = :name
            """;

    private static final String ADD = """
            INSERT INTO queue (name, concurrency, paused_at, created_at, revision)
            VALUES (:name, :concurrency, :pausedAt, :createdAt, :revision)
            """;

    private static final String UPDATE = """
            UPDATE queue SET concurrency = :concurrency, paused_at = :pausedAt, revision = :revision WHERE name = :name
            """;

    /// One look into each of the partial indexes of the hot table.
    private static final String IN_USE = """
            WITH lanes AS (SELECT array_agg(lane_no) AS numbers FROM lane WHERE queue = :name)
            SELECT EXISTS (SELECT FROM job_queue WHERE state = 0 AND lane_no = ANY (numbers))
                OR EXISTS (SELECT FROM job_queue WHERE state = 1 AND lane_no = ANY (numbers))
                OR EXISTS (SELECT FROM job_queue WHERE state IN (2, 4) AND lane_no = ANY (numbers))
            FROM lanes
            """;

    private final Jdbi jdbi;

    public JdbiQueues(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public int lock() {
        return jdbi.withHandle(handle -> {
            handle.execute(LOCK);
            return handle.createQuery("SELECT count(*) FROM queue")
                    .mapTo(Integer.class)
                    .one();
        });
    }

    @Override
    public Optional<Queue> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("name", name)
                .map((row, _) -> queue(row))
                .findOne());
    }

    @Override
    public void add(Queue queue) {
        jdbi.useHandle(handle -> handle.createUpdate(ADD)
                .bind("name", queue.name())
                .bind("concurrency", queue.concurrency())
                .bind("pausedAt", queue.pausedAt())
                .bind("createdAt", queue.createdAt())
                .bind("revision", queue.revision())
                .execute());
    }

    @Override
    public void update(Queue changed) {
        jdbi.useHandle(handle -> handle.createUpdate(UPDATE)
                .bind("name", changed.name())
                .bind("concurrency", changed.concurrency())
                .bind("pausedAt", changed.pausedAt())
                .bind("revision", changed.revision())
                .execute());
    }

    @Override
    public void remove(String name) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM queue WHERE name = ?", name));
    }

    @Override
    public boolean isInUse(String name) {
        return jdbi.withHandle(handle -> handle.createQuery(IN_USE)
                .bind("name", name)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public List<QueueStanding> standings(@Nullable String name, @Nullable UserId owner) {
        return jdbi.withHandle(handle -> StandingStatement.run(handle, name, owner));
    }

    static Queue queue(ResultSet row) throws SQLException {
        return new Queue(
                row.getString("name"),
                row.getObject("concurrency", Integer.class),
                JobRows.instant(row, "paused_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("revision"));
    }
}
