package dev.cloakroom.persistence.triggers;

import dev.cloakroom.application.triggers.Triggers.Standing;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.triggers.Condition;
import dev.cloakroom.domain.triggers.Tally;
import dev.cloakroom.domain.triggers.Trigger;
import dev.cloakroom.domain.triggers.TriggerId;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.events.EventRows;
import dev.cloakroom.persistence.jobs.JobRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A trigger as a row, both ways, and what it has done.
final class TriggerRows {

    static final String COLUMNS = """
            t.id, u.id AS owner, t.revision, t.pattern, t.source, t.condition, t.enabled, t.created_at, t.kind, t.queue,
            t.priority, t.max_attempts, t.timeout_seconds, t.template
            """;

    /// Beside [#COLUMNS]; the last of each kind are those of the shard that saw them last.
    static final String TALLY = """
            , (SELECT coalesce(sum(matched), 0) FROM trigger_tally y WHERE y.trigger_id = t.id) AS matched,
            (SELECT coalesce(sum(fired), 0) FROM trigger_tally y WHERE y.trigger_id = t.id) AS fired,
            (SELECT coalesce(sum(failed), 0) FROM trigger_tally y WHERE y.trigger_id = t.id) AS failed,
            fired.last_fired_at, fired.last_job, failed.last_failed_at, failed.last_error
            FROM trigger t
            JOIN users u ON u.owner_no = t.owner_no
            LEFT JOIN LATERAL (
                SELECT last_fired_at, last_job FROM trigger_tally y
                WHERE y.trigger_id = t.id AND last_fired_at IS NOT NULL
                ORDER BY last_fired_at DESC LIMIT 1) AS fired ON true
            LEFT JOIN LATERAL (
                SELECT last_failed_at, last_error FROM trigger_tally y
                WHERE y.trigger_id = t.id AND last_failed_at IS NOT NULL
                ORDER BY last_failed_at DESC LIMIT 1) AS failed ON true
            """;

    private TriggerRows() {}

    static Map<String, @Nullable Object> values(Trigger trigger) {
        var plan = trigger.plan();
        var job = plan.job();
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", trigger.id().value());
        values.put("owner", plan.owner().value());
        values.put("revision", trigger.revision());
        values.put("pattern", plan.type().text());
        values.put("source", EventRows.code(plan.source()));
        values.put("condition", JsonText.write(plan.condition().json()));
        values.put("enabled", trigger.enabled());
        values.put("createdAt", trigger.createdAt());
        values.put("kind", job.kind());
        values.put("queue", job.queue());
        values.put("priority", job.priority());
        values.put("maxAttempts", job.limits().maxAttempts());
        values.put("timeout", job.limits().timeout().toSeconds());
        values.put("template", JsonText.write(plan.template().json()));
        return values;
    }

    static Standing standing(ResultSet row) throws SQLException {
        var lastJob = row.getObject("last_job", UUID.class);
        return new Standing(
                trigger(row),
                new Tally(
                        row.getLong("matched"),
                        row.getLong("fired"),
                        row.getLong("failed"),
                        JobRows.instant(row, "last_fired_at"),
                        lastJob == null ? null : new JobId(lastJob),
                        JobRows.instant(row, "last_failed_at"),
                        JobRows.failure(row, "last_error")));
    }

    static Trigger trigger(ResultSet row) throws SQLException {
        var condition = (Json.Arr) JsonText.read(row.getString("condition"));
        var job = new Submission(
                new UserId(row.getObject("owner", UUID.class)),
                row.getString("kind"),
                row.getString("queue"),
                JsonText.read(row.getString("template")),
                row.getInt("priority"),
                null,
                new Limits(row.getInt("max_attempts"), Duration.ofSeconds(row.getInt("timeout_seconds")), null),
                Submission.Origin.NONE);
        return new Trigger(
                new TriggerId(row.getObject("id", UUID.class)),
                new Trigger.Plan(
                        new EventPattern(row.getString("pattern")),
                        EventRows.source(row.getInt("source")),
                        // It had no faults when it was stored.
                        Condition.read(condition, new ArrayList<>()),
                        job),
                row.getBoolean("enabled"),
                Objects.requireNonNull(row.getObject("created_at", OffsetDateTime.class))
                        .toInstant(),
                row.getInt("revision"));
    }
}
