package dev.cloakroom.application.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.auth.sessions.TokenHash;
import dev.cloakroom.domain.auth.ApiKey;
import dev.cloakroom.domain.auth.ApiKeyId;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

public interface ApiKeysContract {

    Instant NOW = TestUsers.NOW;
    TokenHash SECRET = new TokenHash("00ff");
    Supplier<UUID> IDS = new TestIds();

    ApiKeys keys();

    Users users();

    private ApiKey add(User owner) {
        var id = new ApiKeyId(IDS.get());
        var scopes = Set.of(Scope.JOBS_READ, Scope.LEASES_ANY);
        var expiry = NOW.plus(Duration.ofDays(1));
        var key = new ApiKey(id, owner.id(), "nightly", "cloakroom_test_" + id, scopes, NOW, expiry, null, null);
        assertThat(keys().add(key, SECRET)).isTrue();
        return key;
    }

    @Test
    default void findsAKeyWithItsMakerAsHeIsNow() {
        var owner = TestUsers.stored(users());
        var key = add(owner);
        assertThat(keys().find(key.prefix())).contains(new ApiKeys.Held(key, SECRET, owner));
        var disabled = owner.with(UsersContract.DISABLED, NOW);
        users().update(disabled);
        assertThat(keys().find(key.prefix())).contains(new ApiKeys.Held(key, SECRET, disabled));
        assertThat(keys().find("cloakroom_test_unknown")).isEmpty();
    }

    @Test
    default void listsTheNewestOfAnOwnerFirst() {
        var owner = TestUsers.stored(users());
        var first = add(owner);
        var second = add(owner);
        add(TestUsers.stored(users()));
        assertThat(keys().list(owner.id(), null, 10)).containsExactly(second, first);
        assertThat(keys().list(owner.id(), second.id(), 10)).containsExactly(first);
        assertThat(keys().list(owner.id(), null, 1)).containsExactly(second);
    }

    @Test
    default void aKeyIsRevokedOnceByItsOwnerAndNobodyElse() {
        var owner = TestUsers.stored(users());
        var key = add(owner);
        assertThat(keys().revoke(TestUsers.stored(users()).id(), key.id(), NOW)).isFalse();
        assertThat(keys().revoke(owner.id(), key.id(), NOW)).isTrue();
        assertThat(keys().revoke(owner.id(), key.id(), NOW)).isFalse();
        assertThat(keys().list(owner.id(), null, 10)).isEmpty();
        assertThat(keys().find(key.prefix()))
                .map(held -> held.key().revokedAt())
                .contains(NOW);
    }

    @Test
    default void allKeysOfAnOwnerAreRevokedTogether() {
        var owner = TestUsers.stored(users());
        add(owner);
        add(owner);
        var stranger = TestUsers.stored(users());
        add(stranger);
        keys().revokeAll(owner.id(), NOW);
        assertThat(keys().list(owner.id(), null, 10)).isEmpty();
        assertThat(keys().list(stranger.id(), null, 10)).hasSize(1);
    }

    @Test
    default void theLastUseIsNoted() {
        var owner = TestUsers.stored(users());
        var key = add(owner);
        keys().touch(key.id(), NOW.plusSeconds(5));
        assertThat(keys().list(owner.id(), null, 1))
                .extracting(ApiKey::lastUsedAt)
                .containsExactly(NOW.plusSeconds(5));
    }

    @Test
    default void aDisabledUserGetsNoKey() {
        var owner = TestUsers.stored(users());
        users().update(owner.with(UsersContract.DISABLED, NOW));
        var key = new ApiKey(
                new ApiKeyId(IDS.get()), owner.id(), "late", "cloakroom_test_late", Set.of(), NOW, null, null, null);
        assertThat(keys().add(key, SECRET)).isFalse();
    }
}
