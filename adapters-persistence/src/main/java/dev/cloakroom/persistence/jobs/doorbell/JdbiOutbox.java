package dev.cloakroom.persistence.jobs.doorbell;

import dev.cloakroom.application.jobs.doorbell.Outbox;
import dev.cloakroom.application.jobs.doorbell.Ring;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/// The table `doorbell`. Rows are written by the statements that make jobs ready. Public is what the test of all
/// plans reads.
public final class JdbiOutbox implements Outbox {

    /// Nobody waits for another's rows; where they stand reaches the update as an array.
    public static final String TAKE = """
            UPDATE doorbell
            SET next_at = now() + make_interval(secs => :hold), tries = tries + 1
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM doorbell WHERE next_at <= now()
                ORDER BY next_at LIMIT :most FOR UPDATE SKIP LOCKED))
            RETURNING ring_no, job_id, owner_no
            """;

    public static final String DELETE = """
            DELETE FROM doorbell d
            USING unnest(CAST(:jobs AS uuid[]), CAST(:rings AS bigint[])) AS r (job_id, ring_no)
            WHERE d.job_id = r.job_id AND d.ring_no = r.ring_no
            """;

    /// A second, then twice as long each time, up to a minute; spread, so that not all come back at once.
    public static final String PUT_OFF = """
            UPDATE doorbell d
            SET next_at = now() + make_interval(secs => least(power(2, least(d.tries, 10) - 1), 60) * (0.5 + random() / 2))
            FROM unnest(CAST(:jobs AS uuid[]), CAST(:rings AS bigint[])) AS r (job_id, ring_no)
            WHERE d.job_id = r.job_id AND d.ring_no = r.ring_no
            """;

    private static final String BACKLOG = """
            SELECT count(*), CAST(coalesce(extract(EPOCH FROM now() - min(rung_at)), 0) * 1000 AS bigint) FROM doorbell
            """;

    private final Jdbi jdbi;

    public JdbiOutbox(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Ring> take(int most, Duration hold) {
        return jdbi.withHandle(handle -> handle.createQuery(TAKE)
                .bind("hold", hold.toMillis() / 1000.0)
                .bind("most", most)
                .map((row, _) -> new Ring(row.getLong(1), new JobId(row.getObject(2, UUID.class)), row.getInt(3)))
                .list());
    }

    @Override
    public void delete(Collection<Ring> sent) {
        jdbi.useHandle(handle -> bound(handle.createUpdate(DELETE), sent).execute());
    }

    @Override
    public void putOff(Collection<Ring> failed) {
        jdbi.useHandle(handle -> bound(handle.createUpdate(PUT_OFF), failed).execute());
    }

    @Override
    public Backlog backlog() {
        return jdbi.withHandle(handle -> handle.createQuery(BACKLOG)
                .map((row, _) -> new Backlog(row.getLong(1), Duration.ofMillis(row.getLong(2))))
                .one());
    }

    private static Update bound(Update update, Collection<Ring> rings) {
        return update.bindArray(
                        "jobs",
                        UUID.class,
                        rings.stream().map(ring -> ring.job().value()).toList())
                .bindArray("rings", Long.class, rings.stream().map(Ring::number).toList());
    }
}
