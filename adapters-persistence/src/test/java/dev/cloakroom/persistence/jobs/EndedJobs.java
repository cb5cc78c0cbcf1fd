package dev.cloakroom.persistence.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.JsonText;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Ends jobs as a worker would, without one.
public final class EndedJobs {

    private static final String END = """
            WITH ended AS (DELETE FROM job_queue WHERE job_id = :id RETURNING *)
            INSERT INTO job_outcome (job_id, owner_no, epoch, revision, outcome, attempts, percent, cancel_requested,
                                     started_at, finished_at, result, problem)
            SELECT job_id, owner_no, :epoch, revision + 1, :outcome, 1, 0, false,
                   '2026-01-01T00:00:01Z', '2026-01-01T00:00:02.5Z', CAST(:result AS json), CAST(:problem AS json)
            FROM ended
            """;

    private static final List<JobStatus> CODES =
            List.of(JobStatus.SUCCEEDED, JobStatus.FAILED, JobStatus.CANCELED, JobStatus.EXPIRED);

    private EndedJobs() {}

    public static void end(
            Jdbi jdbi, JobId id, JobStatus status, int epoch, Json.@Nullable Obj result, Json.@Nullable Obj problem) {
        jdbi.useHandle(handle -> handle.createUpdate(END)
                .bind("id", id.value())
                .bind("epoch", epoch)
                .bind("outcome", CODES.indexOf(status))
                .bind("result", JsonText.writeNullable(result))
                .bind("problem", JsonText.writeNullable(problem))
                .execute());
    }
}
