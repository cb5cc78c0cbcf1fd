package dev.cloakroom.persistence.webhooks;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryAttempt;
import dev.cloakroom.domain.webhooks.DeliveryAttempt.Answer;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.DeliveryStatus;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.Message;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.jobs.JobRows;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Deliveries and attempts as rows, both ways.
final class DeliveryRows {

    static final String COLUMNS = """
            id, endpoint_id, event_id, event_type, event_at, body, status, job_id, attempts, next_attempt_at, created_at,
            ended_at""";

    private DeliveryRows() {}

    static Map<String, @Nullable Object> values(Delivery delivery) {
        var message = delivery.message();
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", delivery.id().value());
        values.put("endpoint", delivery.endpoint().value());
        values.put("event", message.id());
        values.put("type", message.type());
        values.put("eventAt", message.at());
        values.put("body", message.body());
        values.put("status", delivery.status().text());
        values.put("job", delivery.job().value());
        values.put("attempts", delivery.attempts());
        values.put("next", delivery.nextAttemptAt());
        values.put("createdAt", delivery.createdAt());
        values.put("endedAt", delivery.endedAt());
        return values;
    }

    static Delivery map(ResultSet row) throws SQLException {
        return new Delivery(
                new DeliveryId(row.getObject("id", UUID.class)),
                new EndpointId(row.getObject("endpoint_id", UUID.class)),
                new Message(
                        row.getObject("event_id", UUID.class),
                        row.getString("event_type"),
                        row.getObject("event_at", OffsetDateTime.class).toInstant(),
                        row.getString("body")),
                DeliveryStatus.parse(row.getString("status")),
                new JobId(row.getObject("job_id", UUID.class)),
                row.getInt("attempts"),
                JobRows.instant(row, "next_attempt_at"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                JobRows.instant(row, "ended_at"));
    }

    static Map<String, @Nullable Object> values(DeliveryId id, DeliveryAttempt attempt) {
        var answer = attempt.answer();
        var failure = attempt.failure();
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", id.value());
        values.put("number", attempt.number());
        values.put("url", attempt.url().toString());
        values.put("at", attempt.at());
        values.put("took", attempt.took().toMillis());
        values.put("status", answer == null ? null : answer.status());
        values.put("headers", answer == null ? null : JsonText.write(headers(answer)));
        values.put("body", answer == null ? null : answer.body());
        values.put("truncated", answer == null ? null : answer.truncated());
        values.put("problem", failure == null ? null : JsonText.write(failure.problem()));
        values.put("next", attempt.next());
        return values;
    }

    static DeliveryAttempt attempt(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        return new DeliveryAttempt(
                row.getInt("number"),
                URI.create(row.getString("url")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Duration.ofMillis(row.getLong("duration_ms")),
                status == 0
                        ? null
                        : new Answer(
                                status,
                                headers(JsonText.readObject(row.getString("headers"))),
                                row.getString("body"),
                                row.getBoolean("truncated")),
                JobRows.failure(row, "problem"),
                JobRows.instant(row, "next_at"));
    }

    private static Json headers(Answer answer) {
        var members = new TreeMap<String, Json>();
        answer.headers().forEach((name, value) -> members.put(name, Json.of(value)));
        return new Json.Obj(members);
    }

    private static Map<String, String> headers(Json.Obj json) {
        var headers = new HashMap<String, String>();
        json.members().keySet().forEach(name -> headers.put(name, String.valueOf(json.text(name))));
        return headers;
    }
}
