package dev.cloakroom.persistence.requests;

import dev.cloakroom.application.requests.ChangeLog;
import dev.cloakroom.domain.auth.Email;
import dev.cloakroom.domain.requests.RequestId;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

public final class JdbiChangeLog implements ChangeLog {

    private static final String ENTER = """
            UPDATE request_change SET handled_at = :now
            WHERE request_id = :id AND revision <= :revision AND handled_at IS NULL
            """;

    private static final String IS_MAILED = """
            SELECT EXISTS (SELECT FROM request_change
                           WHERE request_id = :id AND revision >= :revision AND mailed_at IS NOT NULL)
            """;

    /// Who counts the mails to an address waits for whoever counts them already, or both would find room for the last.
    private static final String TAKE_TURNS = "SELECT pg_advisory_xact_lock(hashtextextended(:to, 150))";

    private static final String LET_OUT = """
            UPDATE request_change SET mail_to = :to, let_out_at = coalesce(let_out_at, :now)
            WHERE request_id = :id AND revision = :revision
              AND (let_out_at IS NOT NULL
                   OR (SELECT count(*) FROM request_change WHERE mail_to = :to AND let_out_at > :since) < :most)
            """;

    private static final String MARK_MAILED = """
            UPDATE request_change SET mailed_at = :now WHERE request_id = :id AND revision = :revision
            """;

    private static final String MARK_NOTIFIED = "UPDATE request SET notified_at = :now WHERE id = :id";

    private final Jdbi jdbi;

    public JdbiChangeLog(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void enter(RequestId id, int upTo, Instant now) {
        var _ = update(ENTER, Map.of("id", id.value(), "revision", upTo, "now", now));
    }

    @Override
    public boolean isMailed(RequestId id, int revision) {
        return jdbi.withHandle(handle -> handle.createQuery(IS_MAILED)
                .bind("id", id.value())
                .bind("revision", revision)
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public boolean letOut(RequestId id, int revision, Email to, int most, Instant since, Instant now) {
        jdbi.useHandle(handle -> handle.createQuery(TAKE_TURNS)
                .bind("to", to.value())
                .mapTo(String.class)
                .one());
        var values = Map.of(
                "id", id.value(), "revision", revision, "to", to.value(), "most", most, "since", since, "now", now);
        return update(LET_OUT, values) == 1;
    }

    @Override
    public void markMailed(RequestId id, int revision, Instant now) {
        var _ = update(MARK_MAILED, Map.of("id", id.value(), "revision", revision, "now", now));
    }

    @Override
    public void markNotified(RequestId id, Instant now) {
        var _ = update(MARK_NOTIFIED, Map.of("id", id.value(), "now", now));
    }

    private int update(String sql, Map<String, ?> values) {
        return jdbi.withHandle(
                handle -> handle.createUpdate(sql).bindMap(values).execute());
    }
}
