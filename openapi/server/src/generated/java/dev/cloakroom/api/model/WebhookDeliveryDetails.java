// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record WebhookDeliveryDetails(
        @JsonProperty("id") UUID id,
        @JsonProperty("event_id") UUID eventId,
        @JsonProperty("event_type") String eventType,
        @JsonProperty("status") DeliveryStatus status,
        @JsonProperty("job_id") UUID jobId,
        @JsonProperty("attempt_count") int attemptCount,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("next_attempt_at") @Nullable Instant nextAttemptAt,
        @JsonProperty("ended_at") @Nullable Instant endedAt,
        @JsonProperty("body") String body,
        @JsonProperty("body_truncated") boolean bodyTruncated,
        @JsonProperty("attempts") List<DeliveryAttempt> attempts
) {

    public WebhookDeliveryDetails {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(eventType, "eventType");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(jobId, "jobId");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(body, "body");
        attempts = List.copyOf(attempts);
    }

    /// Of its parts.
    public static WebhookDeliveryDetails of(WebhookDelivery webhookDelivery, DeliveryHistory deliveryHistory) {
        return new WebhookDeliveryDetails(
                webhookDelivery.id(),
                webhookDelivery.eventId(),
                webhookDelivery.eventType(),
                webhookDelivery.status(),
                webhookDelivery.jobId(),
                webhookDelivery.attemptCount(),
                webhookDelivery.createdAt(),
                webhookDelivery.nextAttemptAt(),
                webhookDelivery.endedAt(),
                deliveryHistory.body(),
                deliveryHistory.bodyTruncated(),
                deliveryHistory.attempts());
    }
}
