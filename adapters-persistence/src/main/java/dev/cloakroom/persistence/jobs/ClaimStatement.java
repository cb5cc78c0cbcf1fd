package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.application.jobs.work.JobQueue.Claimed;
import dev.cloakroom.application.jobs.work.JobQueue.Ready;
import dev.cloakroom.application.jobs.work.JobQueue.Share;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.HotStatement;
import dev.cloakroom.persistence.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;

/// Finding ready work and taking it.
public final class ClaimStatement {

    /// A job that somebody heard of, and where it is in the queue.
    public record Rung(JobId id, Source source) {}

    /// Hops from owner to owner through the index, so it costs by the number of owners, not of jobs. A lane without
    /// work has one row, too. A job that slipped into a queue while that was deleted runs all the same.
    static final String READY = """
            SELECT l.lane_no, l.kind, source.owner_no
            FROM lane l
            LEFT JOIN queue ON queue.name = l.queue
            LEFT JOIN LATERAL (
                WITH RECURSIVE hop AS (
                    (SELECT owner_no FROM job_queue WHERE state = 0 AND lane_no = l.lane_no
                     ORDER BY owner_no LIMIT 1)
                    UNION ALL
                    SELECT (SELECT q.owner_no FROM job_queue q
                            WHERE q.state = 0 AND q.lane_no = l.lane_no AND q.owner_no > hop.owner_no
                            ORDER BY q.owner_no LIMIT 1)
                    FROM hop WHERE hop.owner_no IS NOT NULL
                )
                SELECT owner_no FROM hop WHERE owner_no IS NOT NULL LIMIT 1000
            ) source ON true
            WHERE l.kind = ANY (:kinds) AND queue.paused_at IS NULL
            """;

    /// One descent of the claim index per share, in its order. Where a row stands reaches the update as an array:
    /// joined, a plan made without statistics may read the whole table instead. A locked row stays in its place, so
    /// it need not be looked for a second time.
    static final String CLAIM = claiming("""
            SELECT picked.place
            FROM unnest(CAST(:lanes AS int[]), CAST(:owners AS int[]), CAST(:quotas AS int[]))
                AS share (lane_no, owner_no, quota)
            CROSS JOIN LATERAL (
                SELECT r.ctid AS place FROM job_queue r
                WHERE r.state = 0 AND r.lane_no = share.lane_no AND r.owner_no = share.owner_no
                ORDER BY r.priority, r.seq
                LIMIT share.quota
                FOR UPDATE SKIP LOCKED
            ) picked
            """);

    /// The same for exactly these, which wait for somebody to hear of them.
    static final String CLAIM_THESE = claiming("""
            SELECT r.ctid FROM job_queue r
            WHERE r.job_id = ANY (:ids) AND r.state IS NOT DISTINCT FROM 4
            FOR UPDATE SKIP LOCKED
            """);

    private static String claiming(String places) {
        return """
            UPDATE job_queue q
            SET state = 1, epoch = q.epoch + 1, attempt = q.attempt + 1, revision = q.revision + 1, worker_no = :worker,
                started_at = now(), percent = 0, message = '', lease_until = NULL,
                deadline_at = least(now() + make_interval(secs => j.timeout_seconds), q.finish_by)
            FROM job j
            WHERE q.ctid = ANY (ARRAY(
            %s
              )) AND j.id = q.job_id
            RETURNING q.job_id, q.lane_no, q.owner_no, q.epoch, q.attempt, q.crash_count, j.max_attempts, j.payload,
                      j.traceparent, q.deadline_at IS NOT DISTINCT FROM q.finish_by AS last_chance,
                      CAST(extract(EPOCH FROM q.deadline_at - now()) * 1000 AS bigint) AS millis_left
            """.formatted(places);
    }

    static final String HELD = """
            SELECT q.job_id, u.id AS owner, l.kind, q.epoch, q.attempt, q.crash_count, j.max_attempts
            FROM job_queue q
            JOIN job j ON j.id = q.job_id
            JOIN lane l ON l.lane_no = q.lane_no
            JOIN users u ON u.owner_no = q.owner_no
            WHERE q.state = 1 AND q.worker_no = :worker
            """;

    private static final HotStatement LOOKING = HotStatement.of(READY);
    private static final HotStatement CLAIMING = HotStatement.of(CLAIM);

    private final Names<UserId> owners = Names.ofOwners();
    private final Names<String> kinds = Names.ofLanes();

    static Ready ready(Handle handle, Set<String> kinds) {
        var lanes = new HashMap<Integer, String>();
        var sources = new HashSet<Source>();
        var _ = LOOKING.list(handle, values -> values.texts("kinds", kinds), row -> {
            int lane = row.getInt(1);
            lanes.put(lane, row.getString(2));
            int owner = row.getInt(3);
            return !row.wasNull() && sources.add(new Source(lane, owner));
        });
        return new Ready(lanes, sources);
    }

    List<Claimed> claim(Handle handle, long worker, List<Share> shares) {
        var lanes = each(shares, share -> share.source().lane());
        var numbers = each(shares, share -> share.source().ownerNumber());
        var kindOf = kinds.of(handle, lanes);
        var ownerOf = owners.of(handle, numbers);
        return CLAIMING.list(
                handle,
                values -> values.set("worker", worker)
                        .integers("lanes", lanes)
                        .integers("owners", numbers)
                        .integers("quotas", each(shares, Share::quota)),
                row -> claimed(row, ownerOf, kindOf));
    }

    /// Those of these that are in state 4.
    public List<Claimed> claim(Handle handle, long worker, Collection<Rung> these) {
        var kindOf = kinds.of(
                handle, these.stream().map(rung -> rung.source().lane()).toList());
        var ownerOf = owners.of(
                handle, these.stream().map(rung -> rung.source().ownerNumber()).toList());
        return handle.createQuery(CLAIM_THESE)
                .bind("worker", worker)
                .bindArray(
                        "ids",
                        UUID.class,
                        these.stream().map(rung -> rung.id().value()).toList())
                .map((row, _) -> claimed(row, ownerOf, kindOf))
                .list();
    }

    private static List<Integer> each(List<Share> shares, Function<Share, Integer> part) {
        return shares.stream().map(part).toList();
    }

    static List<Claim> held(Handle handle, long worker) {
        return handle.createQuery(HELD)
                .bind("worker", worker)
                .map((row, _) -> claim(row))
                .list();
    }

    /// By position: this is the one query that returns many rows all day.
    private static Claimed claimed(ResultSet row, IntFunction<UserId> owners, IntFunction<String> kinds)
            throws SQLException {
        var source = new Source(row.getInt(2), row.getInt(3));
        var claim = new Claim(
                new JobId(row.getObject(1, UUID.class)),
                owners.apply(source.ownerNumber()),
                kinds.apply(source.lane()),
                row.getInt(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7));
        String payload = row.getString(8);
        return new Claimed(
                source,
                claim,
                () -> JsonText.read(payload),
                Duration.ofMillis(row.getLong(11)),
                row.getBoolean(10),
                row.getString(9));
    }

    static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                new JobId(row.getObject("job_id", UUID.class)),
                new UserId(row.getObject("owner", UUID.class)),
                row.getString("kind"),
                row.getInt("epoch"),
                row.getInt("attempt"),
                row.getInt("crash_count"),
                row.getInt("max_attempts"));
    }
}
