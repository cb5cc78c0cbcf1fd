package dev.cloakroom.domain.auth;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A credential for programs. `prefix` is the part that may be shown; the secret is shown once and never kept.
public record ApiKey(
        ApiKeyId id,
        UserId owner,
        String name,
        String prefix,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /// Who acts with this key at `now`: cut by what its maker may do at this moment.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unauthenticated when the key or its maker is no longer good
    public Principal principal(User maker, Instant now) {
        if (revokedAt != null || maker.isDisabled()) {
            throw AuthRejections.revoked();
        }
        if (expiresAt != null && !now.isBefore(expiresAt)) {
            throw AuthRejections.expired();
        }
        var effective = EnumSet.noneOf(Scope.class);
        effective.addAll(scopes);
        effective.retainAll(maker.scopes());
        effective.remove(Scope.ACCOUNT);
        return new Principal(maker.id(), maker.role(), effective, new Principal.Credential.ApiKey(id.value()));
    }
}
