package dev.cloakroom.application.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserChange;
import dev.cloakroom.domain.auth.UserId;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

public interface UsersContract {

    UserChange DISABLED = UserChange.disabling(true);

    Users users();

    <T> T inTransaction(Supplier<T> work);

    @Test
    default void findsWhatWasAdded() {
        var account = new Account(TestUsers.user(), "hash");
        users().add(account);
        assertThat(users().find(account.user().id())).contains(account.user());
        assertThat(users().findByEmail(account.user().email())).contains(account);
    }

    @Test
    default void anAddressIsTakenOnce() {
        var first = TestUsers.stored(users());
        var second = TestUsers.user();
        var sameAddress = User.registered(second.id(), first.email(), Role.USER, Set.of(), TestUsers.NOW);
        assertThatExceptionOfType(Rejection.Conflict.class)
                .isThrownBy(() -> users().add(new Account(sameAddress, "hash")))
                .satisfies(conflict -> assertThat(conflict.code()).isEqualTo("conflict-duplicate"));
    }

    @Test
    default void listsTheNewestFirstAndGoesOnBefore() {
        var first = TestUsers.stored(users());
        var second = TestUsers.stored(users());
        var third = TestUsers.stored(users());
        assertThat(users().list(null, 2)).containsExactly(third, second);
        assertThat(users().list(second.id(), 1)).containsExactly(first);
    }

    @Test
    default void storesWhatChanged() {
        var user = TestUsers.stored(users());
        var changed = user.with(
                new UserChange(Role.ADMIN, Set.of(Scope.HTTP, Scope.LEASES_ANY), true, new UserChange.Cap(3)),
                TestUsers.NOW);
        inTransaction(() -> {
            assertThat(users().lock(user.id())).contains(user);
            users().update(changed);
            return true;
        });
        assertThat(users().find(user.id())).contains(changed);
    }

    @Test
    default void aCapComesAndGoes() {
        var user = TestUsers.stored(users());
        var capped = user.with(UserChange.capping(7), TestUsers.NOW);
        users().update(capped);
        assertThat(users().findByEmail(user.email()).orElseThrow().user()).isEqualTo(capped);
        users().update(capped.with(UserChange.disabling(false), TestUsers.NOW));
        assertThat(users().find(user.id()).orElseThrow().mostRunning()).isEqualTo(7);
        users().update(capped.with(UserChange.capping(null), TestUsers.NOW));
        assertThat(users().find(user.id()).orElseThrow().mostRunning()).isNull();
    }

    @Test
    default void theActiveAdminsAreTheEnabledOnesOfThatRole() {
        var admin = TestUsers.of(Role.ADMIN);
        var disabled = TestUsers.of(Role.ADMIN);
        users().add(new Account(admin, "hash"));
        users().add(new Account(disabled, "hash"));
        var user = TestUsers.stored(users());
        users().update(disabled.with(DISABLED, TestUsers.NOW));
        assertThat(inTransaction(users()::lockActiveAdmins))
                .contains(admin.id())
                .doesNotContain(disabled.id(), user.id());
    }

    @Test
    default void aHashIsReplacedWhileItIsTheStoredOne() {
        var user = TestUsers.stored(users());
        users().rehash(user.id(), "hash", "newer");
        users().rehash(user.id(), "hash", "late");
        assertThat(users().findByEmail(user.email())).contains(new Account(user, "newer"));
    }

    @Test
    default void theSystemIsNobodyToFind() {
        assertThat(users().find(UserId.SYSTEM)).isEmpty();
        assertThat(users().lock(UserId.SYSTEM)).isEmpty();
        assertThat(users().list(null, 100)).extracting(User::id).doesNotContain(UserId.SYSTEM);
    }
}
