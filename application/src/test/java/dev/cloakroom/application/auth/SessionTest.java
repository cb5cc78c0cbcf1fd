package dev.cloakroom.application.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Password;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.User;
import java.time.Duration;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SessionTest {

    private final Identity identity = Identity.inMemory();
    private final User user = identity.newUser(Role.USER);

    @Test
    void aSpentTokenWithinTheGraceGetsTheSameSuccessor() {
        var first = identity.signIn(user).refreshToken();
        var second = identity.refresh.handle(first).refreshToken();
        identity.clock.advance(Duration.ofSeconds(10));
        assertThat(identity.refresh.handle(first).refreshToken()).isEqualTo(second);
        assertThat(identity.refresh.handle(second).refreshToken()).isNotEqualTo(second);
    }

    @Test
    void aSpentTokenAfterTheGraceEndsTheWholeSession() {
        var first = identity.signIn(user).refreshToken();
        var second = identity.refresh.handle(first).refreshToken();
        identity.clock.advance(Duration.ofMillis(10_001));
        assertRefused("refresh-token-reused", () -> identity.refresh.handle(first));
        assertRefused("token-revoked", () -> identity.refresh.handle(second));
        assertRefused("token-revoked", () -> identity.refresh.handle(first));
    }

    @Test
    void onlyTheImmediatePredecessorHasAGrace() {
        var first = identity.signIn(user).refreshToken();
        var second = identity.refresh.handle(first).refreshToken();
        var third = identity.refresh.handle(second).refreshToken();
        assertRefused("refresh-token-reused", () -> identity.refresh.handle(first));
        assertRefused("token-revoked", () -> identity.refresh.handle(third));
    }

    @Test
    void aReuseLeavesTheOtherSessionsAlone() {
        var first = identity.signIn(user).refreshToken();
        var other = identity.signIn(user).refreshToken();
        var second = identity.refresh.handle(first).refreshToken();
        var _ = identity.refresh.handle(second);
        assertRefused("refresh-token-reused", () -> identity.refresh.handle(first));
        assertThat(identity.refresh.handle(other)).isNotNull();
    }

    @Test
    void aTokenLivesThirtyDaysAndItsSuccessorThirtyMore() {
        var first = identity.signIn(user).refreshToken();
        identity.clock.advance(Duration.ofDays(30).minusSeconds(1));
        var second = identity.refresh.handle(first).refreshToken();
        identity.clock.advance(Duration.ofDays(29));
        var third = identity.refresh.handle(second).refreshToken();
        identity.clock.advance(Duration.ofDays(30));
        assertRefused("token-expired", () -> identity.refresh.handle(third));
        assertRefused("unauthenticated", () -> identity.refresh.handle("clk_rt_made_up"));
    }

    @Test
    void signingOutEndsThisSessionOrAll() {
        var here = identity.signIn(user);
        var there = identity.signIn(user);
        identity.signOut.handle(identity.caller(user, here), false);
        assertRefused("token-revoked", () -> identity.refresh.handle(here.refreshToken()));
        var goesOn = identity.refresh.handle(there.refreshToken());
        identity.signOut.handle(identity.caller(user, here), true);
        assertRefused("token-revoked", () -> identity.refresh.handle(goesOn.refreshToken()));
    }

    @Test
    void everyFailedSignInDoesTheSameWorkAndSaysTheSame() {
        var disabled = identity.newUser(Role.USER);
        identity.updateUser.handle(disabled.id(), UsersContract.DISABLED, _ -> {});
        var email = user.email().value();
        assertThat(workOf(email, new Password("wrong"))).isEqualTo(1);
        assertThat(workOf("nobody@example.com", Identity.PASSWORD)).isEqualTo(1);
        assertThat(workOf("no address", Identity.PASSWORD)).isEqualTo(1);
        assertThat(workOf(disabled.email().value(), Identity.PASSWORD)).isEqualTo(1);
        assertThat(workOf("system@cloakroom.invalid", Identity.PASSWORD)).isEqualTo(1);
    }

    @Test
    void theAddressIsTheSameInOtherSpellings() {
        var typed = " " + user.email().value().toUpperCase(Locale.ROOT) + " ";
        assertThat(identity.signIn.handle(typed, Identity.PASSWORD)).isNotNull();
    }

    @Test
    void aHashOfOldParametersIsRenewedAtSignIn() {
        identity.passwords.changeScheme("newer:");
        var _ = identity.signIn(user);
        assertThat(identity.users.findByEmail(user.email()))
                .map(Account::passwordHash)
                .contains("newer:" + Identity.PASSWORD.value());
        assertThat(identity.signIn(user)).isNotNull();
    }

    @Test
    void nothingSecretIsPrinted() {
        var signedIn = identity.signIn(user);
        assertThat(signedIn.toString() + signedIn.accessToken() + Identity.PASSWORD)
                .doesNotContain("refresh", "access", "horse");
    }

    private int workOf(String email, Password password) {
        int before = identity.passwords.work();
        assertRefused("invalid-credentials", () -> identity.signIn.handle(email, password));
        return identity.passwords.work() - before;
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(Rejection.Unauthenticated.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
