package dev.cloakroom.application.webhooks;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.WebhookRejections;
import java.util.function.IntConsumer;

/// Deletes an endpoint and its secrets. What is on its way there is not sent any more.
public final class DeleteEndpoint {

    private final Endpoints endpoints;
    private final EventListeners listeners;
    private final Transactions transactions;

    public DeleteEndpoint(Endpoints endpoints, EventListeners listeners, Transactions transactions) {
        this.endpoints = endpoints;
        this.listeners = listeners;
        this.transactions = transactions;
    }

    /// @param precondition refuses the present revision when another was meant
    /// @throws dev.cloakroom.domain.Rejection.Missing also the second time
    public void handle(UserId owner, EndpointId id, IntConsumer precondition) {
        transactions.run(() -> {
            var present = endpoints.lock(owner, id).orElseThrow(() -> WebhookRejections.notFound(id));
            precondition.accept(present.revision());
            endpoints.remove(owner, id);
            listeners.remove(owner, id.value());
        });
    }
}
