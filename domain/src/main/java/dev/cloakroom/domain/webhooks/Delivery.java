package dev.cloakroom.domain.webhooks;

import dev.cloakroom.domain.jobs.JobId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message on its way to one endpoint. `job` is the job that sends it, another one after each redelivery.
/// `attempts` counts them over all jobs; `nextAttemptAt` is null when it is over, `endedAt` until then.
public record Delivery(
        DeliveryId id,
        EndpointId endpoint,
        Message message,
        DeliveryStatus status,
        JobId job,
        int attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant endedAt) {

    public static Delivery pending(DeliveryId id, EndpointId endpoint, Message message, JobId job, Instant now) {
        return new Delivery(id, endpoint, message, DeliveryStatus.PENDING, job, 0, now, now, null);
    }

    public boolean isPending() {
        return status == DeliveryStatus.PENDING;
    }

    /// Sent anew by another job.
    public Delivery again(JobId job, Instant now) {
        return new Delivery(id, endpoint, message, DeliveryStatus.PENDING, job, attempts, now, createdAt, null);
    }

    /// After an attempt that leaves it as it is until another one.
    public Delivery waiting(Instant next) {
        return new Delivery(id, endpoint, message, status, job, attempts + 1, next, createdAt, null);
    }

    /// After its last attempt.
    public Delivery ended(DeliveryStatus status, Instant now) {
        return new Delivery(id, endpoint, message, status, job, attempts + 1, null, createdAt, now);
    }

    /// Without an attempt.
    public Delivery dropped(Instant now) {
        return new Delivery(id, endpoint, message, DeliveryStatus.FAILED, job, attempts, null, createdAt, now);
    }
}
