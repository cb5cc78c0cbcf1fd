package dev.cloakroom.persistence.schedules;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.schedules.Cron;
import dev.cloakroom.domain.schedules.Firing;
import dev.cloakroom.domain.schedules.Plan;
import dev.cloakroom.domain.schedules.Recurrence;
import dev.cloakroom.domain.schedules.Schedule;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.jobs.JobRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A schedule as a row, both ways.
final class ScheduleRows {

    static final String COLUMNS = """
            s.id, u.id AS owner, s.revision, s.name, s.cron, s.zone, s.backfill_seconds, s.enabled, s.created_at, s.kind,
            s.queue, s.priority, s.max_attempts, s.timeout_seconds, s.payload, s.traceparent,
            s.next_at, s.last_at, s.last_job, s.error
            FROM schedule s JOIN users u ON u.owner_no = s.owner_no
            """;

    private ScheduleRows() {}

    static Map<String, @Nullable Object> values(Schedule schedule) {
        var plan = schedule.plan();
        var job = plan.job();
        var firing = schedule.firing();
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", schedule.id().value());
        values.put("owner", plan.owner().value());
        values.put("revision", schedule.revision());
        values.put("name", plan.name());
        values.put("cron", plan.recurrence().cron().text());
        values.put("zone", plan.recurrence().zone().getId());
        values.put("backfill", plan.backfill().toSeconds());
        values.put("enabled", schedule.enabled());
        values.put("createdAt", schedule.createdAt());
        values.put("kind", job.kind());
        values.put("queue", job.queue());
        values.put("priority", job.priority());
        values.put("maxAttempts", job.limits().maxAttempts());
        values.put("timeout", job.limits().timeout().toSeconds());
        values.put("payload", job.payload() == null ? "{}" : JsonText.write(job.payload()));
        values.put("traceparent", job.origin().traceparent());
        values.put("nextAt", firing.next());
        values.put("lastAt", firing.last());
        values.put("lastJob", firing.lastJob() == null ? null : firing.lastJob().value());
        values.put(
                "error",
                firing.error() == null ? null : JsonText.write(firing.error().problem()));
        return values;
    }

    static Schedule map(ResultSet row) throws SQLException {
        var recurrence = new Recurrence(Cron.parse(row.getString("cron")), ZoneId.of(row.getString("zone")));
        var backfill = Duration.ofSeconds(row.getInt("backfill_seconds"));
        return new Schedule(
                new ScheduleId(row.getObject("id", UUID.class)),
                new Plan(row.getString("name"), recurrence, backfill, job(row)),
                row.getBoolean("enabled"),
                firing(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("revision"));
    }

    private static Submission job(ResultSet row) throws SQLException {
        return new Submission(
                new UserId(row.getObject("owner", UUID.class)),
                row.getString("kind"),
                row.getString("queue"),
                JsonText.read(row.getString("payload")),
                row.getInt("priority"),
                null,
                new Limits(row.getInt("max_attempts"), Duration.ofSeconds(row.getInt("timeout_seconds")), null),
                new Submission.Origin(null, row.getString("traceparent")));
    }

    private static Firing firing(ResultSet row) throws SQLException {
        var lastJob = row.getObject("last_job", UUID.class);
        String error = row.getString("error");
        return new Firing(
                JobRows.instant(row, "next_at"),
                JobRows.instant(row, "last_at"),
                lastJob == null ? null : new JobId(lastJob),
                error == null ? null : Failure.of(JsonText.readObject(error)));
    }
}
