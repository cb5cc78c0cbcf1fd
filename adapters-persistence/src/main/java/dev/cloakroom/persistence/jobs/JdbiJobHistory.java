package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.jobs.work.JobHistory;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

public final class JdbiJobHistory implements JobHistory {

    private static final String MAKE_ROOM = "SELECT make_partitions(now(), now() + make_interval(secs => :seconds))";

    private static final String FORGET_CHECKPOINTS = """
            DELETE FROM job_checkpoint
            WHERE job_id = ANY (ARRAY(SELECT c.job_id FROM job_checkpoint c
                                      WHERE NOT EXISTS (SELECT FROM job_queue q WHERE q.job_id = c.job_id)
                                      LIMIT :most))
            """;

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
}
