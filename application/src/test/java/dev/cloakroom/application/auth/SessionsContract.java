package dev.cloakroom.application.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.auth.sessions.Session;
import dev.cloakroom.application.auth.sessions.Sessions;
import dev.cloakroom.application.auth.sessions.Sessions.Successor;
import dev.cloakroom.application.auth.sessions.TokenHash;
import dev.cloakroom.domain.auth.SessionId;
import dev.cloakroom.domain.auth.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

public interface SessionsContract {

    Instant NOW = TestUsers.NOW;
    Instant EXPIRY = NOW.plus(Duration.ofDays(30));

    Sessions sessions();

    Users users();

    static TokenHash token() {
        return new TokenHash(UUID.randomUUID().toString().replace("-", ""));
    }

    static Successor successor() {
        return new Successor(token(), "sealed", EXPIRY.plusSeconds(1));
    }

    private Session open(User user, TokenHash first) {
        var session = new Session(new SessionId(UUID.randomUUID()), user.id(), NOW);
        assertThat(sessions().open(session, first, EXPIRY)).isTrue();
        return session;
    }

    @Test
    default void aTokenIsSpentOnceAndItsSuccessorIsGood() {
        var first = token();
        var session = open(TestUsers.stored(users()), first);
        var second = successor();
        assertThat(sessions().rotate(first, second, NOW)).contains(session);
        assertThat(sessions().rotate(first, successor(), NOW)).isEmpty();
        assertThat(sessions().rotate(second.hash(), successor(), NOW)).contains(session);
    }

    @Test
    default void ofManyWhoShowOneTokenOneSucceeds() throws Exception {
        var first = token();
        open(TestUsers.stored(users()), first);
        var together = new CyclicBarrier(4);
        Callable<Boolean> attempt = () -> {
            together.await();
            return sessions().rotate(first, successor(), NOW).isPresent();
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var succeeded = threads.invokeAll(List.of(attempt, attempt, attempt, attempt)).stream()
                    .filter(result -> result.resultNow())
                    .count();
            assertThat(succeeded).isEqualTo(1);
        }
    }

    @Test
    default void theSuccessorIsKeptUntilItIsUsed() {
        var first = token();
        var session = open(TestUsers.stored(users()), first);
        var second = successor();
        assertThat(sessions().find(first)).contains(new Sessions.Shown(session, EXPIRY, null, null, null));
        assertThat(sessions().rotate(first, second, NOW)).isPresent();
        assertThat(sessions().find(first)).contains(new Sessions.Shown(session, EXPIRY, null, NOW, "sealed"));
        assertThat(sessions().rotate(second.hash(), successor(), NOW)).isPresent();
        assertThat(sessions().find(first)).contains(new Sessions.Shown(session, EXPIRY, null, NOW, null));
    }

    @Test
    default void anUnknownOrExpiredTokenIsNotSpent() {
        var first = token();
        open(TestUsers.stored(users()), first);
        assertThat(sessions().rotate(token(), successor(), NOW)).isEmpty();
        assertThat(sessions().rotate(first, successor(), EXPIRY)).isEmpty();
        assertThat(sessions().find(token())).isEmpty();
    }

    @Test
    default void aRevokedSessionHasNoGoodToken() {
        var user = TestUsers.stored(users());
        var first = token();
        var other = token();
        var session = open(user, first);
        open(user, other);
        sessions().revoke(session.id(), NOW);
        assertThat(sessions().rotate(first, successor(), NOW)).isEmpty();
        assertThat(sessions().find(first)).map(Sessions.Shown::revokedAt).contains(NOW);
        assertThat(sessions().rotate(other, successor(), NOW)).isPresent();
    }

    @Test
    default void allSessionsOfAUserEndTogetherAndNoOthers() {
        var user = TestUsers.stored(users());
        var first = token();
        var second = token();
        var stranger = token();
        open(user, first);
        open(user, second);
        open(TestUsers.stored(users()), stranger);
        sessions().revokeAll(user.id(), NOW);
        assertThat(sessions().rotate(first, successor(), NOW)).isEmpty();
        assertThat(sessions().rotate(second, successor(), NOW)).isEmpty();
        assertThat(sessions().rotate(stranger, successor(), NOW)).isPresent();
    }

    @Test
    default void aDisabledUserGetsNoSessionAndSpendsNoToken() {
        var user = TestUsers.stored(users());
        var first = token();
        open(user, first);
        users().update(user.with(UsersContract.DISABLED, NOW));
        assertThat(sessions().rotate(first, successor(), NOW)).isEmpty();
        var another = new Session(new SessionId(UUID.randomUUID()), user.id(), NOW);
        assertThat(sessions().open(another, token(), EXPIRY)).isFalse();
    }

    @Test
    default void sweepingForgetsSealedSuccessorsAfterTheirGrace() {
        var first = token();
        open(TestUsers.stored(users()), first);
        assertThat(sessions().rotate(first, successor(), NOW)).isPresent();
        sessions().sweep(NOW, NOW, 100);
        assertThat(sessions().find(first)).map(Sessions.Shown::sealedSuccessor).contains("sealed");
        assertThat(sessions().sweep(NOW.plusMillis(1), NOW, 100)).isPositive();
        assertThat(sessions().find(first)).map(Sessions.Shown::sealedSuccessor).isEmpty();
    }

    @Test
    default void sweepingForgetsWhatEndedAndKeepsWhatLives() {
        var user = TestUsers.stored(users());
        var revoked = token();
        var living = token();
        sessions().revoke(open(user, revoked).id(), NOW);
        open(user, living);
        sessions().sweep(NOW, NOW.plusMillis(1), 100);
        assertThat(sessions().find(revoked)).isEmpty();
        assertThat(sessions().find(living)).isPresent();
        sessions().sweep(NOW, EXPIRY.plusMillis(1), 100);
        assertThat(sessions().find(living)).isEmpty();
    }
}
