package dev.cloakroom.application.auth;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.auth.ApiKey;
import dev.cloakroom.domain.auth.ApiKeyId;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes an API key that may do no more than its maker, and never makes keys itself.
public final class CreateApiKey {

    private final ApiKeys keys;
    private final ApiKeySecrets secrets;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /// `text` is the whole key; nobody can read it again.
    public record Created(ApiKey key, String text) {
        @Override
        public String toString() {
            return "Created[" + key.prefix() + "]";
        }
    }

    public CreateApiKey(
            ApiKeys keys, ApiKeySecrets secrets, Transactions transactions, InstantSource clock, Supplier<UUID> ids) {
        this.keys = keys;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    public Created handle(Caller caller, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        check(caller.principal(), scopes, expiresAt, now);
        var made = secrets.make();
        var expiry = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        var id = new ApiKeyId(ids.get());
        var key = new ApiKey(id, caller.user(), name, made.prefix(), scopes, now, expiry, null, null);
        if (!transactions.run(() -> keys.add(key, made.hash()))) {
            throw AuthRejections.revoked();
        }
        return new Created(key, made.text());
    }

    private static void check(Principal maker, Set<Scope> scopes, @Nullable Instant expiresAt, Instant now) {
        if (!maker.may(Scope.ACCOUNT)) {
            throw AuthRejections.lacks(List.of(Scope.ACCOUNT));
        }
        var faults = new ArrayList<Fault>();
        if (scopes.contains(Scope.ACCOUNT)) {
            faults.add(new Fault("#/scopes", "scope", "The scope 'account' is of signed-in users, not of keys."));
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            faults.add(new Fault("#/expires_at", "past", "This is in the past."));
        }
        if (!faults.isEmpty()) {
            throw AuthRejections.invalid(faults);
        }
        var lacking = EnumSet.noneOf(Scope.class);
        lacking.addAll(scopes);
        lacking.removeAll(maker.scopes());
        if (!lacking.isEmpty()) {
            throw AuthRejections.lacks(lacking);
        }
    }
}
