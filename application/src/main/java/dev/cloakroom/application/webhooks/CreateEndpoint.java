package dev.cloakroom.application.webhooks;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.webhooks.Endpoint;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.WebhookRejections;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes an endpoint and its first secret. Takes no idempotency key: the answer holds the secret.
public final class CreateEndpoint {

    static final int MOST_OF_AN_OWNER = 20;

    private final Endpoints endpoints;
    private final EventListeners listeners;
    private final EndpointRules rules;
    private final SigningSecrets secrets;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /// The endpoint, and the secret as it is shown once.
    public record Created(Endpoint endpoint, String secret) {

        @Override
        public String toString() {
            return "Created[" + endpoint.id() + "]";
        }
    }

    public CreateEndpoint(
            Endpoints endpoints,
            EventListeners listeners,
            EndpointRules rules,
            SigningSecrets secrets,
            Transactions transactions,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.endpoints = endpoints;
        this.listeners = listeners;
        this.rules = rules;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /// @throws dev.cloakroom.domain.Rejection.Unprocessable `validation-failed`, with all faults
    public Created handle(UserId owner, EndpointSettings settings) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var wish = rules.check(settings, null);
        boolean enabled = !Boolean.FALSE.equals(settings.enabled());
        var endpoint = Endpoint.made(new EndpointId(ids.get()), owner, wish, enabled, now);
        var secret = secrets.make(endpoint.id());
        transactions.run(() -> {
            if (endpoints.count(owner) >= MOST_OF_AN_OWNER) {
                throw WebhookRejections.tooMany(MOST_OF_AN_OWNER);
            }
            endpoints.add(endpoint, secret.sealed());
            if (enabled) {
                listeners.add(owner, endpoint.id().value());
            }
        });
        return new Created(endpoint, secret.open());
    }
}
