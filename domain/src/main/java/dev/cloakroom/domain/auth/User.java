package dev.cloakroom.domain.auth;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who can sign in. `granted` are the scopes that an admin gave beyond those that everybody has; whoever has
/// the role of admin holds every scope, because he could give it to himself. Of his jobs at most `mostRunning` run at a
/// time; null is any number.
public record User(
        UserId id,
        Email email,
        Role role,
        Set<Scope> granted,
        @Nullable Instant disabledAt,
        @Nullable Integer mostRunning,
        Instant createdAt,
        int revision) {

    public User {
        granted = Set.copyOf(granted);
    }

    /// A new user.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable when `granted` holds what nobody needs to grant
    public static User registered(UserId id, Email email, Role role, Set<Scope> granted, Instant now) {
        return new User(id, email, role, grantable(granted), null, null, now, 1);
    }

    /// What this user may do now, signed in. An API key holds less.
    public Set<Scope> scopes() {
        return switch (role) {
            case ADMIN -> EnumSet.allOf(Scope.class);
            case USER -> {
                var scopes = EnumSet.noneOf(Scope.class);
                Arrays.stream(Scope.values())
                        .filter(scope -> scope.grant() != Scope.Grant.BY_ADMIN)
                        .forEach(scopes::add);
                scopes.addAll(granted);
                yield scopes;
            }
        };
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    /// Whether this user can administer the installation now.
    public boolean isActiveAdmin() {
        return role == Role.ADMIN && !isDisabled();
    }

    /// Who acts with an access token of this user: neither the scopes nor the role outlive being taken away.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unauthenticated when the user was disabled since
    public Principal principal(SessionId session, Set<Scope> tokenScopes) {
        if (isDisabled()) {
            throw AuthRejections.revoked();
        }
        var effective = EnumSet.copyOf(scopes());
        effective.retainAll(tokenScopes);
        return new Principal(id, role, effective, new Principal.Credential.AccessToken(session.value()));
    }

    /// This user after the change, one revision on.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable as in [#registered]
    public User with(UserChange change, Instant now) {
        return new User(
                id,
                email,
                change.role() == null ? role : change.role(),
                change.granted() == null ? granted : grantable(change.granted()),
                change.disabled() == null ? disabledAt : disabledSince(change.disabled(), now),
                change.cap() == null ? mostRunning : change.cap().mostRunning(),
                createdAt,
                revision + 1);
    }

    private @Nullable Instant disabledSince(boolean disabled, Instant now) {
        if (!disabled) {
            return null;
        }
        return disabledAt == null ? now : disabledAt;
    }

    private static Set<Scope> grantable(Set<Scope> scopes) {
        scopes.stream()
                .filter(scope -> scope.grant() != Scope.Grant.BY_ADMIN)
                .findFirst()
                .ifPresent(scope -> {
                    throw AuthRejections.notGrantable(scope);
                });
        return scopes;
    }
}
