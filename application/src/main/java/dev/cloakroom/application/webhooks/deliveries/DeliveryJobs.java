package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The jobs that send messages.
final class DeliveryJobs {

    static final String KIND = "webhook";

    private static final String DELIVERY = "delivery_id";

    /// More than the receiver has, so that it is the call that ends first.
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private DeliveryJobs() {}

    static Job of(Delivery delivery, UserId owner, @Nullable String traceparent, Instant now) {
        var payload = Json.EMPTY.with(DELIVERY, Json.of(delivery.id().toString()));
        var submission = new Submission(
                owner,
                KIND,
                Submission.DEFAULT_QUEUE,
                payload,
                Submission.DEFAULT_PRIORITY,
                null,
                new Limits(attempts(delivery), TIMEOUT, null),
                new Submission.Origin(null, traceparent));
        return Job.queued(delivery.job(), submission, now);
    }

    /// How often a message is sent at most. Whoever tries an endpoint wants to know now.
    static int attempts(Delivery delivery) {
        return delivery.message().isTest() ? 1 : RetrySchedule.ATTEMPTS;
    }

    static DeliveryId delivery(Json payload) {
        if (payload instanceof Json.Obj object && object.get(DELIVERY) instanceof Json.Str(var id)) {
            return new DeliveryId(UUID.fromString(id));
        }
        throw new IllegalArgumentException("the job names no delivery");
    }
}
