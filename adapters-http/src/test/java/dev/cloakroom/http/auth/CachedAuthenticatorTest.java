package dev.cloakroom.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.auth.CreateApiKey;
import dev.cloakroom.application.auth.IdentifyApiKey;
import dev.cloakroom.application.auth.Identity;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.SessionId;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CachedAuthenticatorTest {

    private static final SecretKeys KEYS = new SecretKeys("a secret that is long enough to be one");
    private static final Duration STANDING = Duration.ofSeconds(10);

    private final Identity identity = Identity.inMemory();
    private final RandomApiKeys secrets = new RandomApiKeys(KEYS.apiKeys(), new SecureRandom(), "test");
    private final JwtAccessTokens tokens = new JwtAccessTokens(
            SigningKeys.shared(KEYS.accessTokens()),
            new JwtAccessTokens.Names("issuer", "audience"),
            identity.clock,
            UUID::randomUUID);
    private final CachedAuthenticator authenticator = new CachedAuthenticator(
            tokens, new IdentifyApiKey(identity.keys, secrets, identity.clock), identity.users, identity.clock);
    private final SessionId session = new SessionId(UUID.randomUUID());
    private final User user = identity.newUser(Role.USER);

    @Test
    void anAccessTokenIsItsUser() {
        assertThat(authenticator.authenticate(token(user))).isEqualTo(user.principal(session, user.scopes()));
    }

    @Test
    void anExpiredTokenIsNotRememberedAsGood() {
        var token = token(user);
        var _ = authenticator.authenticate(token);
        identity.clock.advance(Duration.ofMinutes(17));
        assertRefused("token-expired", token);
    }

    @Test
    void aDisabledUsersTokenEndsWithinSeconds() {
        var token = token(user);
        var _ = authenticator.authenticate(token);
        identity.updateUser.handle(user.id(), UserChange.disabling(true), _ -> {});
        identity.clock.advance(STANDING);
        assertRefused("token-revoked", token);
    }

    @Test
    void aDemotedAdminsTokenLosesItsScopesWithinSeconds() {
        var admin = identity.newUser(Role.ADMIN);
        identity.newUser(Role.ADMIN);
        var token = token(admin);
        assertThat(authenticator.authenticate(token).may(Scope.ADMIN)).isTrue();
        identity.updateUser.handle(admin.id(), UserChange.to(Role.USER), _ -> {});
        identity.clock.advance(STANDING);
        assertThat(authenticator.authenticate(token).may(Scope.ADMIN)).isFalse();
        assertThat(authenticator.authenticate(token).role()).isEqualTo(Role.USER);
    }

    @Test
    void aTokenGetsNoScopeThatCameLater() {
        var token = token(user);
        identity.updateUser.handle(user.id(), UserChange.granting(Set.of(Scope.HTTP)), _ -> {});
        assertThat(authenticator.authenticate(token).may(Scope.HTTP)).isFalse();
        var changed = identity.users.find(user.id()).orElseThrow();
        assertThat(authenticator.authenticate(token(changed)).may(Scope.HTTP)).isTrue();
    }

    @Test
    void aRevokedKeyEndsWithinSeconds() {
        var caller = new Caller(user.principal(session, user.scopes()), null, "test");
        var createApiKey =
                new CreateApiKey(identity.keys, secrets, new InMemoryTransactions(), identity.clock, UUID::randomUUID);
        var key = createApiKey.handle(caller, "nightly", Set.of(Scope.JOBS_READ), null);
        assertThat(authenticator.authenticate(key.text()).credential())
                .isEqualTo(new Principal.Credential.ApiKey(key.key().id().value()));
        identity.revokeApiKey.handle(caller, key.key().id());
        identity.clock.advance(STANDING.minusMillis(1));
        assertThat(authenticator.authenticate(key.text())).isNotNull();
        identity.clock.advance(Duration.ofMillis(1));
        assertRefused("token-revoked", key.text());
    }

    @Test
    void anythingElseIsNobody() {
        assertRefused("unauthenticated", "");
        assertRefused("unauthenticated", "cloakroom_");
        assertRefused("unauthenticated", secrets.make().text());
    }

    private String token(User of) {
        return tokens.issue(of, session).text();
    }

    private void assertRefused(String code, String credential) {
        assertThatExceptionOfType(Rejection.Unauthenticated.class)
                .isThrownBy(() -> authenticator.authenticate(credential))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
