package dev.cloakroom.application.webhooks;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.WebhookRejections;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.IntConsumer;

/// Changes where an owner is told of what, or switches that on and off.
public final class ChangeEndpoint {

    private final Endpoints endpoints;
    private final EventListeners listeners;
    private final EndpointRules rules;
    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeEndpoint(
            Endpoints endpoints,
            EventListeners listeners,
            EndpointRules rules,
            IdempotencyKeys keys,
            Transactions transactions,
            InstantSource clock) {
        this.endpoints = endpoints;
        this.listeners = listeners;
        this.rules = rules;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param precondition refuses the present revision when the change was made for another
    public Submitted<Endpoint> handle(
            UserId owner, EndpointId id, EndpointSettings settings, IntConsumer precondition, Once<Endpoint> once) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return transactions.run(() -> {
            var present = endpoints.lock(owner, id).orElseThrow(() -> WebhookRejections.notFound(id));
            return once.changing(keys, owner, () -> {
                precondition.accept(present.revision());
                return changed(owner, present, settings, now);
            });
        });
    }

    private Endpoint changed(UserId owner, Endpoint present, EndpointSettings settings, Instant now) {
        var wish = rules.check(settings, present.wish());
        var changed = present.changed(wish, Objects.requireNonNullElse(settings.enabled(), present.enabled()), now);
        endpoints.update(changed);
        if (changed.enabled()) {
            listeners.add(owner, changed.id().value());
        } else {
            listeners.remove(owner, changed.id().value());
        }
        return changed;
    }
}
