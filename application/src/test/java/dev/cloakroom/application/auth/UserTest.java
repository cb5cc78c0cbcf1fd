package dev.cloakroom.application.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.Rejection.Fault;
import dev.cloakroom.domain.auth.Password;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserChange;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final UserChange DEMOTED = UserChange.to(Role.USER);

    private final Identity identity = Identity.inMemory();

    @Test
    void signingUpMakesAnOrdinaryUser() {
        var user = identity.signUp.handle(" Ada@Example.COM ", Identity.PASSWORD);
        assertThat(user.email().value()).isEqualTo("ada@example.com");
        assertThat(user.role()).isEqualTo(Role.USER);
        assertThat(user.granted()).isEmpty();
        assertThatExceptionOfType(Rejection.Conflict.class)
                .isThrownBy(() -> identity.signUp.handle("ADA@example.com", Identity.PASSWORD));
    }

    @Test
    void whereSignUpIsClosedOnlyAnAdminMakesUsers() {
        var closed = new SignUp(identity.createUser, false);
        assertThatExceptionOfType(Rejection.Forbidden.class)
                .isThrownBy(() -> closed.handle("ada@example.com", Identity.PASSWORD))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("sign-up-closed"));
        assertThat(identity.newUser(Role.ADMIN).scopes()).contains(Scope.ADMIN, Scope.HTTP);
    }

    @Test
    void allFaultsOfARegistrationComeTogether() {
        assertThatExceptionOfType(Rejection.Unprocessable.class)
                .isThrownBy(() -> identity.signUp.handle("no address", new Password("short")))
                .satisfies(refusal -> assertThat(refusal.faults())
                        .extracting(Fault::pointer)
                        .containsExactly("#/email", "#/password"));
    }

    @Test
    void onlyWhatAdminsGrantCanBeGranted() {
        var wanted = new NewUser("ada@example.com", Identity.PASSWORD, Role.USER, Set.of(Scope.ACCOUNT));
        assertThatExceptionOfType(Rejection.Unprocessable.class).isThrownBy(() -> identity.createUser.handle(wanted));
    }

    @Test
    void aChangeRaisesTheRevision() {
        var user = identity.newUser(Role.USER);
        var granting = UserChange.granting(Set.of(Scope.HTTP));
        var changed = identity.updateUser.handle(user.id(), granting, _ -> {});
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(changed.scopes()).contains(Scope.HTTP);
        assertThat(identity.users.find(user.id())).contains(changed);
    }

    @Test
    void aChangeThatWasMadeForAnotherRevisionChangesNothing() {
        var user = identity.newUser(Role.USER);
        var seen = new AtomicInteger();
        IntConsumer refusing = revision -> {
            seen.set(revision);
            throw new Rejection.Stale("It has changed.", "\"1\"");
        };
        assertThatExceptionOfType(Rejection.Stale.class)
                .isThrownBy(() -> identity.updateUser.handle(user.id(), UsersContract.DISABLED, refusing));
        assertThat(seen).hasValue(1);
        assertThat(identity.users.find(user.id())).contains(user);
    }

    @Test
    void theLastAdminStaysOne() {
        var admin = identity.newUser(Role.ADMIN);
        assertThatExceptionOfType(Rejection.Conflict.class)
                .isThrownBy(() -> identity.updateUser.handle(admin.id(), DEMOTED, _ -> {}));
        assertThatExceptionOfType(Rejection.Conflict.class)
                .isThrownBy(() -> identity.updateUser.handle(admin.id(), UsersContract.DISABLED, _ -> {}));
        var second = identity.newUser(Role.ADMIN);
        identity.updateUser.handle(admin.id(), DEMOTED, _ -> {});
        assertThatExceptionOfType(Rejection.Conflict.class)
                .isThrownBy(() -> identity.updateUser.handle(second.id(), UsersContract.DISABLED, _ -> {}));
    }

    @Test
    void disablingEndsSessionsAndKeysForGood() {
        var user = identity.newUser(Role.USER);
        var signedIn = identity.signIn(user);
        var created =
                identity.createApiKey.handle(identity.caller(user, signedIn), "nightly", Set.of(Scope.JOBS_READ), null);
        identity.updateUser.handle(user.id(), UsersContract.DISABLED, _ -> {});
        identity.updateUser.handle(user.id(), UserChange.disabling(false), _ -> {});
        assertThatExceptionOfType(Rejection.Unauthenticated.class)
                .isThrownBy(() -> identity.refresh.handle(signedIn.refreshToken()));
        assertThatExceptionOfType(Rejection.Unauthenticated.class)
                .isThrownBy(() -> identity.identifyApiKey.handle(created.text()));
        assertThat(identity.signIn(user)).isNotNull();
    }
}
