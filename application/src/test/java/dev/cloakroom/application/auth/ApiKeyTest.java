package dev.cloakroom.application.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.Caller;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.ApiKey;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserChange;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

    private static final Set<Scope> READ = Set.of(Scope.JOBS_READ);

    private final Identity identity = Identity.inMemory();
    private final User user = identity.newUser(Role.USER);
    private final Caller caller = identity.caller(user, identity.signIn(user));

    @Test
    void aKeyActsForItsMakerWithItsOwnScopes() {
        var created = identity.createApiKey.handle(caller, "nightly", READ, null);
        var principal = identity.identifyApiKey.handle(created.text());
        var credential = new Principal.Credential.ApiKey(created.key().id().value());
        assertThat(principal).isEqualTo(new Principal(user.id(), Role.USER, READ, credential));
    }

    @Test
    void aKeyHoldsNoMoreThanItsMaker() {
        assertThatExceptionOfType(Rejection.Forbidden.class)
                .isThrownBy(() -> identity.createApiKey.handle(
                        caller, "greedy", Set.of(Scope.JOBS_READ, Scope.HTTP, Scope.ADMIN), null))
                .satisfies(refusal -> assertThat(refusal.extras().get("required_scopes"))
                        .isEqualTo(new Json.Arr(List.of(Json.of("admin"), Json.of("http")))));
    }

    @Test
    void aKeyLosesWhatItsMakerLoses() {
        var admin = identity.newUser(Role.ADMIN);
        identity.newUser(Role.ADMIN);
        var signedIn = identity.caller(admin, identity.signIn(admin));
        var scopes = Set.of(Scope.JOBS_READ, Scope.HTTP, Scope.ADMIN);
        var created = identity.createApiKey.handle(signedIn, "all", scopes, null);
        assertThat(identity.identifyApiKey.handle(created.text()).scopes()).isEqualTo(scopes);
        var demotion = new UserChange(Role.USER, Set.of(Scope.HTTP), null, null);
        identity.updateUser.handle(admin.id(), demotion, _ -> {});
        var principal = identity.identifyApiKey.handle(created.text());
        assertThat(principal.scopes()).isEqualTo(Set.of(Scope.JOBS_READ, Scope.HTTP));
        assertThat(principal.role()).isEqualTo(Role.USER);
    }

    @Test
    void keysMakeNoKeysAndEndNoSessions() {
        var key = identity.createApiKey.handle(caller, "nightly", READ, null);
        var byKey = new Caller(identity.identifyApiKey.handle(key.text()), null, "test");
        assertThatExceptionOfType(Rejection.Forbidden.class)
                .isThrownBy(() -> identity.createApiKey.handle(byKey, "child", READ, null));
        assertThatExceptionOfType(Rejection.Forbidden.class).isThrownBy(() -> identity.signOut.handle(byKey, true));
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> identity.createApiKey.handle(caller, "child", Set.of(Scope.ACCOUNT), null));
    }

    @Test
    void aKeyEndsWhenItExpiresOrIsRevoked() {
        var expiry = identity.clock.instant().plusSeconds(60);
        var expiring = identity.createApiKey.handle(caller, "short", READ, expiry);
        var revoked = identity.createApiKey.handle(caller, "long", READ, null);
        identity.clock.advance(Duration.ofSeconds(59));
        assertThat(identity.identifyApiKey.handle(expiring.text())).isNotNull();
        identity.clock.advance(Duration.ofSeconds(1));
        assertRefused("token-expired", expiring.text());
        identity.revokeApiKey.handle(caller, revoked.key().id());
        assertRefused("token-revoked", revoked.text());
        assertThatExceptionOfType(Rejection.Missing.class)
                .isThrownBy(
                        () -> identity.revokeApiKey.handle(caller, revoked.key().id()));
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> identity.createApiKey.handle(caller, "past", READ, expiry));
    }

    @Test
    void aWrongSecretBehindARightPrefixIsNobody() {
        var created = identity.createApiKey.handle(caller, "nightly", READ, null);
        assertRefused("unauthenticated", created.key().prefix() + "_guess");
        assertRefused("unauthenticated", "key_unknown_secret");
        assertRefused("unauthenticated", "nonsense");
    }

    @Test
    void theLastUseIsNotedOnceAMinute() {
        var created = identity.createApiKey.handle(caller, "nightly", READ, null);
        var firstUse = identity.clock.instant();
        use(created);
        identity.clock.advance(Duration.ofSeconds(59));
        use(created);
        assertThat(onlyKey().lastUsedAt()).isEqualTo(firstUse);
        identity.clock.advance(Duration.ofSeconds(1));
        use(created);
        assertThat(onlyKey().lastUsedAt()).isEqualTo(firstUse.plusSeconds(60));
    }

    private void use(CreateApiKey.Created created) {
        assertThat(identity.identifyApiKey.handle(created.text())).isNotNull();
    }

    private ApiKey onlyKey() {
        return new ApiKeyQueries(identity.keys).list(user.id(), null, 2).getFirst();
    }

    private void assertRefused(String code, String key) {
        assertThatExceptionOfType(Rejection.Unauthenticated.class)
                .isThrownBy(() -> identity.identifyApiKey.handle(key))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
