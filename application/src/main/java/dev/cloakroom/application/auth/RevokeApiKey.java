package dev.cloakroom.application.auth;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.ApiKeyId;
import dev.cloakroom.domain.auth.AuthRejections;
import java.time.InstantSource;

/// Ends an API key of the caller's for good.
public final class RevokeApiKey {

    private final ApiKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;

    public RevokeApiKey(ApiKeys keys, Transactions transactions, InstantSource clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void handle(Caller caller, ApiKeyId id) {
        var now = clock.instant();
        if (!transactions.run(() -> keys.revoke(caller.user(), id, now))) {
            throw AuthRejections.noSuchKey();
        }
    }
}
