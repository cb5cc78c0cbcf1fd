package dev.cloakroom.persistence.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.auth.Identity;
import dev.cloakroom.application.auth.NewUser;
import dev.cloakroom.application.auth.sessions.SignedIn;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.User;
import dev.cloakroom.domain.auth.UserChange;
import dev.cloakroom.persistence.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Two at the same moment, on a real database.
class IdentityRacesTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Identity identity = new Identity(
            new JdbiUsers(DATABASE.jdbi()),
            new JdbiSessions(DATABASE.jdbi()),
            new JdbiApiKeys(DATABASE.jdbi()),
            DATABASE.transactions());

    @Test
    void twoSignUpsWithOneAddressMakeOneUser() throws Exception {
        var wanted = new NewUser("ada@example.com", Identity.PASSWORD, Role.USER, Set.of());
        var outcomes = together(() -> identity.createUser.handle(wanted), () -> identity.createUser.handle(wanted));
        assertThat(outcomes).filteredOn(IdentityRacesTest::succeeded).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !succeeded(outcome))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.exceptionNow()).isInstanceOf(Rejection.Conflict.class));
    }

    @Test
    void twoRefreshesWithOneTokenGetTheSameSuccessor() throws Exception {
        var token = identity.signIn(identity.newUser(Role.USER)).refreshToken();
        var outcomes = together(() -> identity.refresh.handle(token), () -> identity.refresh.handle(token));
        assertThat(outcomes.stream()
                        .map(Future::resultNow)
                        .map(SignedIn::refreshToken)
                        .distinct())
                .singleElement()
                .satisfies(successor ->
                        assertThat(identity.refresh.handle(successor)).isNotNull());
    }

    @Test
    void theEndOfASessionIsStoredThoughTheAnswerIsARefusal() {
        var first = identity.signIn(identity.newUser(Role.USER)).refreshToken();
        var second = identity.refresh.handle(first).refreshToken();
        identity.clock.advance(Duration.ofSeconds(11));
        assertThatExceptionOfType(Rejection.Unauthenticated.class).isThrownBy(() -> identity.refresh.handle(first));
        assertThatExceptionOfType(Rejection.Unauthenticated.class).isThrownBy(() -> identity.refresh.handle(second));
    }

    @Test
    void twoAdminsWhoDemoteOneAnotherLeaveOne() throws Exception {
        var first = identity.newUser(Role.ADMIN);
        var second = identity.newUser(Role.ADMIN);
        var outcomes = together(() -> demote(first), () -> demote(second));
        assertThat(outcomes).filteredOn(IdentityRacesTest::succeeded).hasSize(1);
        assertThat(List.of(first, second))
                .filteredOn(
                        admin -> identity.users.find(admin.id()).orElseThrow().isActiveAdmin())
                .hasSize(1);
    }

    @Test
    void twoChangesOfOneUserBothHold() throws Exception {
        var user = identity.newUser(Role.USER).id();
        for (int round = 1; round <= 10; round++) {
            int most = round;
            var outcomes = together(
                    () -> identity.updateUser.handle(user, UserChange.capping(most), _ -> {}),
                    () -> identity.updateUser.handle(user, UserChange.granting(Set.of(Scope.HTTP)), _ -> {}));
            assertThat(outcomes).allMatch(IdentityRacesTest::succeeded);
            assertThat(identity.users.find(user).orElseThrow().mostRunning()).isEqualTo(most);
        }
    }

    private User demote(User admin) {
        return identity.updateUser.handle(admin.id(), UserChange.to(Role.USER), _ -> {});
    }

    private static boolean succeeded(Future<?> outcome) {
        return outcome.state() == Future.State.SUCCESS;
    }

    private static <T> List<Future<T>> together(Callable<T> first, Callable<T> second) throws InterruptedException {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(after(start, first), after(start, second)));
        }
    }

    private static <T> Callable<T> after(CyclicBarrier start, Callable<T> work) {
        return () -> {
            start.await();
            return work.call();
        };
    }
}
