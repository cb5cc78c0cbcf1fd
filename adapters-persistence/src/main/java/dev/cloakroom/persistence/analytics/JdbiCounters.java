package dev.cloakroom.persistence.analytics;

import dev.cloakroom.application.analytics.Counters;
import dev.cloakroom.domain.analytics.FailureGroup;
import dev.cloakroom.domain.analytics.Numbers;
import dev.cloakroom.domain.analytics.Period;
import dev.cloakroom.domain.analytics.Selection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The counters in PostgreSQL.
public final class JdbiCounters implements Counters {

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

    private final Jdbi jdbi;

    public JdbiCounters(Jdbi jdbi) {
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
    public Map<Integer, Map<String, Numbers>> jobs(UserId owner, List<Period> periods, Selection selection) {
        return jdbi.inTransaction(handle -> CountStatements.jobs(handle, owner, periods, selection));
    }

    @Override
    public Map<Integer, Long> events(UserId owner, List<Period> periods) {
        return jdbi.withHandle(handle -> CountStatements.events(handle, owner, periods));
    }

    @Override
    public boolean addUp(Duration kept, int atMost) {
        return jdbi.withHandle(handle -> AddUpStatements.run(handle, kept, atMost) == atMost);
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
