package dev.cloakroom.application.webhooks;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.WebhookRejections;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.IntConsumer;

/// Changes where an owner is told of what, or switches that on and off.
public final class ChangeEndpoint {

    private final Endpoints endpoints;
    private final EventListeners listeners;
    private final EndpointRules rules;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeEndpoint(
            Endpoints endpoints,
            EventListeners listeners,
            EndpointRules rules,
            Transactions transactions,
            InstantSource clock) {
        this.endpoints = endpoints;
        this.listeners = listeners;
        this.rules = rules;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param precondition refuses the present revision when the change was made for another
    public Endpoint handle(UserId owner, EndpointId id, EndpointSettings settings, IntConsumer precondition) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(() -> {
            var present = endpoints.lock(owner, id).orElseThrow(() -> WebhookRejections.notFound(id));
            precondition.accept(present.revision());
            var wish = rules.check(settings, present.wish());
            var changed = present.changed(wish, Objects.requireNonNullElse(settings.enabled(), present.enabled()), now);
            endpoints.update(changed);
            if (changed.enabled()) {
                listeners.add(owner, id.value());
            } else {
                listeners.remove(owner, id.value());
            }
            return changed;
        });
    }
}
