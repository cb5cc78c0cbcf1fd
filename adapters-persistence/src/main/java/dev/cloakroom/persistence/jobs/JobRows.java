package dev.cloakroom.persistence.jobs;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a client sees of a job, out of the three tables that hold it.
public final class JobRows {

    /// What changes; aliases as in [#COLUMNS].
    static final String STATE = """
            j.created_at, q.state, o.outcome,
            coalesce(q.percent, o.percent) AS percent, coalesce(q.message, '') AS message,
            coalesce(q.attempt, o.attempts) AS attempts,
            coalesce(o.cancel_requested, q.cancel_at IS NOT NULL) AS cancel_requested,
            coalesce(q.started_at, o.started_at) AS started_at, o.finished_at, o.problem,
            coalesce(q.revision, o.revision) AS revision, coalesce(q.epoch, o.epoch) AS epoch,
            o.finished_at + (SELECT keep FROM retention) AS expires_at
            """;

    /// What was handed in and never changes. Aliases: `j` job, `l` lane; the parameter `owner` is the owner's id.
    private static final String SUBMISSION = """
            j.id, CAST(:owner AS uuid) AS owner, l.kind, l.queue, j.priority, j.run_at, j.max_attempts, j.timeout_seconds,
            j.finish_by, j.retry_of, j.schedule_id, j.event_id, j.traceparent,
            """;

    /// Aliases as above, and `q` job_queue, `o` job_outcome.
    public static final String COLUMNS = SUBMISSION + STATE;

    /// The same of a job that waits or runs, without `o`.
    static final String COLUMNS_LIVE = SUBMISSION + """
            j.created_at, q.state, CAST(NULL AS smallint) AS outcome, q.percent, q.message, q.attempt AS attempts,
            q.cancel_at IS NOT NULL AS cancel_requested, q.started_at, CAST(NULL AS timestamptz) AS finished_at,
            CAST(NULL AS json) AS problem, q.revision, q.epoch, CAST(NULL AS timestamptz) AS expires_at
            """;

    /// The same of a job that is over, without `q`.
    static final String COLUMNS_ENDED = SUBMISSION + """
            j.created_at, CAST(NULL AS smallint) AS state, o.outcome, o.percent, '' AS message, o.attempts,
            o.cancel_requested, o.started_at, o.finished_at, o.problem, o.revision, o.epoch,
            o.finished_at + (SELECT keep FROM retention) AS expires_at
            """;

    private JobRows() {}

    public static Job map(ResultSet row, @Nullable String payload) throws SQLException {
        return new Job(new JobId(row.getObject("id", UUID.class)), submission(row, payload), state(row));
    }

    private static Submission submission(ResultSet row, @Nullable String payload) throws SQLException {
        var retryOf = row.getObject("retry_of", UUID.class);
        var schedule = row.getObject("schedule_id", UUID.class);
        var event = row.getObject("event_id", UUID.class);
        return new Submission(
                new UserId(row.getObject("owner", UUID.class)),
                row.getString("kind"),
                row.getString("queue"),
                payload == null ? null : JsonText.read(payload),
                row.getInt("priority"),
                instant(row, "run_at"),
                new Limits(
                        row.getInt("max_attempts"),
                        Duration.ofSeconds(row.getInt("timeout_seconds")),
                        instant(row, "finish_by")),
                new Submission.Origin(
                        retryOf == null ? null : new JobId(retryOf),
                        schedule == null ? null : new ScheduleId(schedule),
                        event == null ? null : new EventId(event),
                        row.getString("traceparent")));
    }

    static JobState state(ResultSet row) throws SQLException {
        return new JobState(
                status(row),
                new Progress(row.getInt("percent"), row.getString("message")),
                row.getInt("attempts"),
                row.getBoolean("cancel_requested"),
                new JobState.Times(
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row, "started_at"),
                        instant(row, "finished_at"),
                        instant(row, "expires_at")),
                failure(row, "problem"),
                row.getInt("revision"),
                row.getInt("epoch"));
    }

    /// Out of the columns `state` and `outcome`.
    public static JobStatus status(ResultSet row) throws SQLException {
        int outcome = row.getInt("outcome");
        if (!row.wasNull()) {
            return outcome(outcome);
        }
        int state = row.getInt("state");
        if (row.wasNull()) {
            throw new IllegalStateException("job " + row.getString("id") + " neither waits nor ended");
        }
        return state == 1 ? JobStatus.RUNNING : JobStatus.QUEUED;
    }

    /// What `coalesce(10 + o.outcome, q.state)` is for jobs in these states; all of them where none is given.
    public static List<Integer> codes(Set<JobStatus> statuses) {
        var wanted = statuses.isEmpty() ? EnumSet.allOf(JobStatus.class) : statuses;
        return wanted.stream().flatMap(JobRows::codes).toList();
    }

    private static Stream<Integer> codes(JobStatus status) {
        return switch (status) {
            case QUEUED -> Stream.of(0, 2, 4);
            case RUNNING -> Stream.of(1);
            case SUCCEEDED, FAILED, CANCELED, EXPIRED -> Stream.of(10 + code(status));
        };
    }

    public static JobStatus outcome(int code) {
        return switch (code) {
            case 0 -> JobStatus.SUCCEEDED;
            case 1 -> JobStatus.FAILED;
            case 2 -> JobStatus.CANCELED;
            case 3 -> JobStatus.EXPIRED;
            default -> throw new IllegalStateException("no such outcome: " + code);
        };
    }

    static int code(JobStatus outcome) {
        return switch (outcome) {
            case SUCCEEDED -> 0;
            case FAILED -> 1;
            case CANCELED -> 2;
            case EXPIRED -> 3;
            case QUEUED, RUNNING -> throw new IllegalArgumentException(outcome + " is no outcome");
        };
    }

    public static @Nullable Failure failure(ResultSet row, String column) throws SQLException {
        String problem = row.getString(column);
        return problem == null ? null : Failure.of(JsonText.readObject(problem));
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
