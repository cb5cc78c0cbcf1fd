package dev.cloakroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.IdempotencyKeysContract;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class JdbiIdempotencyKeysTest implements IdempotencyKeysContract {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final IdempotencyKey key = new IdempotencyKey("createReport", "k", "a", DAY);

    @Override
    public IdempotencyKeys keys() {
        return new JdbiIdempotencyKeys(DATABASE.jdbi());
    }

    @Override
    public UserId newOwner() {
        return DATABASE.newUser();
    }

    @Test
    void theSecondWaitsForTheFirstAndGetsItsAnswer() throws Exception {
        var owner = newOwner();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claimed = new CountDownLatch(1);
            var first = threads.submit(() -> DATABASE.patiently(() -> {
                var answer = keys().claim(owner, key, null, FIRST);
                claimed.countDown();
                waitUntilSomebodyWaitsForALock();
                return answer;
            }));
            claimed.await();
            var second = threads.submit(() -> DATABASE.patiently(() -> keys().claim(owner, key, null, SECOND)));
            assertThat(second.get()).contains(FIRST);
            assertThat(first.get()).isEmpty();
        }
    }

    @Test
    void theSecondTakesOverWhatTheFirstRolledBack() throws Exception {
        var owner = newOwner();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claimed = new CountDownLatch(1);
            var first = threads.submit(() -> DATABASE.patiently(() -> {
                var _ = keys().claim(owner, key, null, FIRST);
                claimed.countDown();
                waitUntilSomebodyWaitsForALock();
                throw new IllegalStateException("no");
            }));
            claimed.await();
            var second = threads.submit(() -> DATABASE.patiently(() -> keys().claim(owner, key, null, SECOND)));
            assertThat(second.get()).isEmpty();
            assertThatExceptionOfType(ExecutionException.class).isThrownBy(first::get);
        }
    }

    @Test
    void whoWaitsTooLongIsToldThatTheFirstIsInProgress() {
        var owner = newOwner();
        var answer = DATABASE.patiently(() -> {
            var claimed = keys().claim(owner, key, null, FIRST);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var second =
                        threads.submit(() -> DATABASE.transactions().run(() -> keys().claim(owner, key, null, SECOND)));
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(second::get)
                        .havingCause()
                        .isInstanceOfSatisfying(
                                Rejection.Conflict.class,
                                refused -> assertThat(refused.code()).isEqualTo("idempotency-in-progress"));
            }
            return claimed;
        });
        assertThat(answer).isEmpty();
    }

    private static void waitUntilSomebodyWaitsForALock() {
        var waiting = """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """;
        try (var handle = DATABASE.jdbi().open()) {
            while (handle.createQuery(waiting).mapTo(Integer.class).one() == 0) {
                Thread.onSpinWait();
            }
        }
    }
}
