package dev.cloakroom.application.webhooks.deliveries;

import dev.cloakroom.application.webhooks.EndpointQueries;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.webhooks.Delivery;
import dev.cloakroom.domain.webhooks.DeliveryAttempt;
import dev.cloakroom.domain.webhooks.DeliveryId;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.WebhookRejections;
import java.util.List;

/// What an owner can ask about what was sent to one of his endpoints.
public final class DeliveryQueries {

    private final EndpointQueries endpoints;
    private final Deliveries deliveries;

    /// A delivery with its attempts, oldest first.
    public record Details(Delivery delivery, List<DeliveryAttempt> attempts) {
        public Details {
            attempts = List.copyOf(attempts);
        }
    }

    public DeliveryQueries(EndpointQueries endpoints, Deliveries deliveries) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
    }

    public Details find(UserId owner, EndpointId endpoint, DeliveryId id) {
        var found = deliveries
                .find(endpoints.find(owner, endpoint).id(), id)
                .orElseThrow(() -> WebhookRejections.notFound(id));
        return new Details(found, deliveries.attempts(id));
    }

    /// Newest first. Ask for one more than a page to learn whether there are more.
    public List<Delivery> list(UserId owner, EndpointId endpoint, Deliveries.Page page) {
        return deliveries.list(endpoints.find(owner, endpoint).id(), page);
    }
}
