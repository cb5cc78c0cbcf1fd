package dev.cloakroom.persistence.jobs;

import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Stores submissions and their queue rows in one statement, however many.
final class EnqueueStatement {

    private static final String SQL = """
            WITH item AS (
                SELECT i.*, u.owner_no
                FROM unnest(CAST(:ids AS uuid[]), CAST(:owners AS uuid[]), CAST(:lanes AS int[]),
                            CAST(:maxAttempts AS int[]), CAST(:priorities AS int[]), CAST(:timeouts AS int[]),
                            CAST(:created AS timestamptz[]), CAST(:runAt AS timestamptz[]),
                            CAST(:finishBy AS timestamptz[]), CAST(:retryOf AS uuid[]),
                            CAST(:traceparents AS text[]), CAST(:payloads AS text[]))
                    AS i (id, owner, lane_no, max_attempts, priority, timeout_seconds, created_at, run_at, finish_by,
                          retry_of, traceparent, payload)
                JOIN users u ON u.id = i.owner
            ), submission AS (
                INSERT INTO job (id, owner_no, lane_no, max_attempts, priority, timeout_seconds, created_at, run_at,
                                 finish_by, retry_of, traceparent, payload)
                SELECT id, owner_no, lane_no, max_attempts, priority, timeout_seconds, created_at, run_at,
                       finish_by, retry_of, traceparent, CAST(payload AS json)
                FROM item
            )
            INSERT INTO job_queue (job_id, owner_no, lane_no, priority, state, run_at, finish_by)
            SELECT id, owner_no, lane_no, priority, CASE WHEN run_at > now() THEN 2 ELSE 0 END, run_at, finish_by
            FROM item
            """;

    private EnqueueStatement() {}

    static void run(Handle handle, List<Job> jobs, List<Integer> lanes) {
        int stored = handle.createUpdate(SQL)
                .bindArray("ids", UUID.class, each(jobs, job -> job.id().value()))
                .bindArray(
                        "owners",
                        UUID.class,
                        of(jobs, submission -> submission.owner().value()))
                .bindArray("lanes", Integer.class, lanes)
                .bindArray(
                        "maxAttempts",
                        Integer.class,
                        of(jobs, submission -> submission.limits().maxAttempts()))
                .bindArray("priorities", Integer.class, of(jobs, Submission::priority))
                .bindArray("timeouts", Integer.class, of(jobs, EnqueueStatement::timeoutSeconds))
                .bindArray(
                        "created",
                        String.class,
                        each(jobs, job -> text(job.state().times().created())))
                .bindArray("runAt", String.class, of(jobs, submission -> text(submission.runAt())))
                .bindArray(
                        "finishBy",
                        String.class,
                        of(jobs, submission -> text(submission.limits().finishBy())))
                .bindArray("retryOf", UUID.class, of(jobs, EnqueueStatement::retryOf))
                .bindArray(
                        "traceparents",
                        String.class,
                        of(jobs, submission -> submission.origin().traceparent()))
                .bindArray("payloads", String.class, of(jobs, EnqueueStatement::payload))
                .execute();
        if (stored != jobs.size()) {
            throw new IllegalStateException("an owner of these jobs is not there");
        }
    }

    private static <T> List<@Nullable T> of(List<Job> jobs, Function<Submission, @Nullable T> part) {
        return each(jobs, job -> part.apply(job.submission()));
    }

    private static <T> List<@Nullable T> each(List<Job> jobs, Function<Job, @Nullable T> part) {
        var values = new ArrayList<@Nullable T>(jobs.size());
        jobs.forEach(job -> values.add(part.apply(job)));
        return values;
    }

    private static Integer timeoutSeconds(Submission submission) {
        return Math.toIntExact(submission.limits().timeout().toSeconds());
    }

    private static @Nullable UUID retryOf(Submission submission) {
        var retryOf = submission.origin().retryOf();
        return retryOf == null ? null : retryOf.value();
    }

    private static String payload(Submission submission) {
        var payload = submission.payload();
        return payload == null ? "{}" : JsonText.write(payload);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
