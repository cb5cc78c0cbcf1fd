package dev.cloakroom.application.webhooks;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.WebhookRejections;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Gives an endpoint a new secret. Until the old ones expire, messages are signed with each, so that the receiver can
/// change over in between.
public final class RotateSecret {

    /// The newest of these sign; more would make the header of the signatures long.
    static final int MOST_LIVE = 5;

    private final Endpoints endpoints;
    private final SigningSecrets secrets;
    private final Transactions transactions;
    private final InstantSource clock;

    /// The new secret as it is shown once, and when those before it expire.
    public record Rotated(String secret, Instant othersExpireAt) {

        @Override
        public String toString() {
            return "Rotated[...]";
        }
    }

    public RotateSecret(Endpoints endpoints, SigningSecrets secrets, Transactions transactions, InstantSource clock) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param overlap how long the present secrets are good; zero drops them at once
    public Rotated handle(UserId owner, EndpointId id, Duration overlap) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var others = now.plus(overlap);
        var secret = secrets.make(id);
        transactions.run(() -> {
            var endpoint = endpoints.lock(owner, id).orElseThrow(() -> WebhookRejections.notFound(id));
            endpoints.addSecret(endpoint.id(), secret.sealed(), now, others, MOST_LIVE);
        });
        return new Rotated(secret.open(), others);
    }
}
