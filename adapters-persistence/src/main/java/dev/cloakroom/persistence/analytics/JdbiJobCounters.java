package dev.cloakroom.persistence.analytics;

import dev.cloakroom.application.analytics.JobCounters;
import dev.cloakroom.domain.analytics.FailureGroup;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.jobs.OutcomeCounters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The counters in PostgreSQL.
public final class JdbiJobCounters implements JobCounters {

    private static final String FAILURES = """
            SELECT l.kind, c.code, sum(c.jobs) AS jobs, min(c.first_at) AS first_at, max(c.last_at) AS last_at,
                   (array_agg(c.newest ORDER BY c.last_at DESC))[1] AS newest
            FROM job_counter c JOIN lane l ON l.lane_no = c.lane_no
            WHERE c.owner_no = (SELECT owner_no FROM users WHERE id = :owner)
              AND c.slot >= :from AND c.slot < :to AND c.outcome = 1
            GROUP BY l.kind, c.code
            ORDER BY jobs DESC, last_at DESC
            LIMIT :most
            """;

    /// Moves counters into fewer rows, each once: what is deleted here is what is added there. Sorted, so that two who
    /// do it at once wait for one another and never for each other in turn.
    private static final String ADD_UP = """
            WITH old AS (
                DELETE FROM job_counter
                WHERE ctid = ANY (ARRAY(
                    SELECT ctid FROM job_counter
                    WHERE minutes = 1 AND slot < now() - make_interval(secs => :youngest)
                      AND slot >= now() - make_interval(secs => :oldest) AND (shard <> 0 OR :minutes > 1)
                    LIMIT :most FOR UPDATE SKIP LOCKED))
                RETURNING *
            )
            INSERT INTO job_counter AS c (owner_no, slot, minutes, lane_no, outcome, code, shard, jobs, first_at,
                                          last_at, newest)
            SELECT owner_no, date_bin(make_interval(mins => :minutes), slot, 'epoch') AS bin, :minutes, lane_no, outcome,
                   code, 0, sum(jobs), min(first_at), max(last_at), (array_agg(newest ORDER BY last_at DESC))[1]
            FROM old GROUP BY owner_no, bin, lane_no, outcome, code
            ORDER BY owner_no, bin, lane_no, outcome, code
            """ + OutcomeCounters.ADD_UP + " RETURNING (SELECT count(*) FROM old)";

    private static final String FORGET = """
            DELETE FROM job_counter WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM job_counter
                WHERE minutes = 15 AND slot < now() - make_interval(secs => :kept) LIMIT :most))
            """;

    /// Longer than any transaction takes: nobody counts into a minute that is over for so long.
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private static final Duration EVER = Duration.ofDays(100_000);

    private final Jdbi jdbi;

    public JdbiJobCounters(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<FailureGroup> failures(UserId owner, Instant from, Instant to, int atMost) {
        return jdbi.withHandle(handle -> handle.createQuery(FAILURES)
                .bind("owner", owner.value())
                .bind("from", from)
                .bind("to", to)
                .bind("most", atMost)
                .map((row, _) -> group(row))
                .list());
    }

    @Override
    public boolean addUp(Duration kept, int atMost) {
        return jdbi.withHandle(handle -> {
            int quarters = addUp(handle, 15, MINUTES_STAY, EVER, atMost);
            int shards = addUp(handle, 1, SETTLED, MINUTES_STAY, atMost);
            int forgotten = handle.createUpdate(FORGET)
                    .bind("kept", kept.toSeconds())
                    .bind("most", atMost)
                    .execute();
            return quarters == atMost || shards == atMost || forgotten == atMost;
        });
    }

    private static int addUp(Handle handle, int minutes, Duration youngest, Duration oldest, int atMost) {
        return handle.createQuery(ADD_UP)
                .bind("minutes", minutes)
                .bind("youngest", youngest.toSeconds())
                .bind("oldest", oldest.toSeconds())
                .bind("most", atMost)
                .mapTo(Integer.class)
                .findFirst()
                .orElse(0);
    }

    private static FailureGroup group(ResultSet row) throws SQLException {
        return new FailureGroup(
                row.getString("kind"),
                row.getString("code"),
                row.getLong("jobs"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                new JobId(row.getObject("newest", UUID.class)));
    }
}
