package dev.cloakroom.persistence.jobs.upkeep;

import dev.cloakroom.application.jobs.upkeep.JobHistory;
import dev.cloakroom.persistence.SqlStates;
import java.time.Duration;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

public final class JdbiJobHistory implements JobHistory {

    private static final String MAKE_ROOM = """
            SELECT make_partitions(now(), now() + make_interval(secs => :seconds)) + make_partitions_of_strays()
            """;

    private static final String FORGET_CHECKPOINTS = """
            DELETE FROM job_checkpoint
            WHERE job_id = ANY (ARRAY(SELECT c.job_id FROM job_checkpoint c
                                      WHERE NOT EXISTS (SELECT FROM job_queue q WHERE q.job_id = c.job_id)
                                      LIMIT :most))
            """;

    private static final String KEEP = """
            UPDATE retention SET keep = make_interval(secs => :seconds) WHERE keep <> make_interval(secs => :seconds)
            """;

    private static final String FORGET_FIRES = """
            DELETE FROM schedule_fire
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM schedule_fire
                                    WHERE fire_at < now() - (SELECT keep FROM retention) LIMIT :most))
            """;

    private static final String PAST = """
            SELECT week FROM settled_week WHERE since + (SELECT keep FROM retention) <= now() ORDER BY week LIMIT 1
            """;

    /// They have the ids of their jobs, and no meaning without them. Their files are swept by those who know them.
    private static final String FORGET_REPORTS = """
            DELETE FROM report
            WHERE id = ANY (ARRAY(SELECT id FROM report
                                  WHERE id >= first_id_of(:week) AND id < first_id_of(:week + 7) LIMIT :most))
            """;

    private static final int CHUNK = 10_000;

    private final Jdbi jdbi;

    public JdbiJobHistory(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public int makeRoom(Duration ahead) {
        return jdbi.withHandle(handle -> handle.createQuery(MAKE_ROOM)
                .bind("seconds", ahead.toSeconds())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public int forgetCheckpoints(int atMost) {
        return jdbi.withHandle(handle ->
                handle.createUpdate(FORGET_CHECKPOINTS).bind("most", atMost).execute());
    }

    @Override
    public void keep(Duration retention) {
        jdbi.useHandle(handle ->
                handle.createUpdate(KEEP).bind("seconds", retention.toSeconds()).execute());
    }

    @Override
    public boolean dropPast() {
        return jdbi.withHandle(handle -> {
            int fires = handle.createUpdate(FORGET_FIRES).bind("most", CHUNK).execute();
            handle.createQuery("SELECT settle_weeks()").mapTo(String.class).list();
            var week = handle.createQuery(PAST).mapTo(LocalDate.class).findOne();
            return week.map(old -> forgetReports(handle, old) || drop(handle, old))
                            .orElse(false)
                    || fires == CHUNK;
        });
    }

    private static boolean forgetReports(Handle handle, LocalDate week) {
        return handle.createUpdate(FORGET_REPORTS)
                        .bind("week", week)
                        .bind("most", CHUNK)
                        .execute()
                > 0;
    }

    private static boolean drop(Handle handle, LocalDate week) {
        try {
            return handle.createQuery("SELECT drop_week(:week)")
                    .bind("week", week)
                    .mapTo(Boolean.class)
                    .one();
        } catch (JdbiException failed) {
            if (SqlStates.isLockTimeout(failed)) {
                return false;
            }
            throw failed;
        }
    }
}
