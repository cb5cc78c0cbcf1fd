package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryAttempt;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.DeliveryStatus;
import dev.cloakroom.domain.webhooks.EndpointId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was sent, is being sent and will be sent again. Who may see it is for the caller to know: he has the endpoint.
public interface Deliveries {

    /// One page of a list: newest first, those before `before` and with this status where they are given.
    record Page(@Nullable DeliveryStatus status, @Nullable DeliveryId before, int limit) {}

    /// Fails where one of these messages has a delivery to the same endpoint.
    void add(List<Delivery> deliveries);

    Optional<Delivery> find(DeliveryId id);

    Optional<Delivery> find(EndpointId endpoint, DeliveryId id);

    List<Delivery> list(EndpointId endpoint, Page page);

    /// Finds the delivery and keeps it from changing until the transaction ends.
    Optional<Delivery> lock(EndpointId endpoint, DeliveryId id);

    /// Locks those that are over, made at `since` or later, oldest first.
    List<Delivery> lockEnded(EndpointId endpoint, Instant since, boolean failedOnly, int limit);

    void update(List<Delivery> changed);

    /// Stores an attempt, and what the delivery is after it unless another job has it by now.
    void conclude(Delivery changed, DeliveryAttempt attempt);

    /// The attempts, oldest first.
    List<DeliveryAttempt> attempts(DeliveryId id);

    /// Whether a message that was made later was taken.
    boolean wasTakenAfter(Delivery delivery);

    /// Fails those whose job ended without a word, canceled or given up, though their attempt was due before that
    /// moment; says how many, at most `limit`.
    int failAbandoned(Instant due, Instant now, int limit);

    /// Removes those that ended before that moment; says how many, at most `limit`.
    int forget(Instant before, int limit);
}
