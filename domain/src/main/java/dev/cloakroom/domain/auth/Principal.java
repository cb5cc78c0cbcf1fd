package dev.cloakroom.domain.auth;

import java.util.Set;
import java.util.UUID;

/// An authenticated caller: whose data it acts on, and what it may do with the credential that it showed.
public record Principal(UserId user, Role role, Set<Scope> scopes, Credential credential) {

    /// What was shown. It also names the worker that an HTTP lease belongs to.
    public sealed interface Credential {
        /// A signed-in user; `session` is the refresh family, which sign-out ends.
        record AccessToken(UUID session) implements Credential {}

        record ApiKey(UUID id) implements Credential {}
    }

    public Principal {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
