package dev.cloakroom.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cloakroom.domain.Rejection;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    private final Turnstile turnstile = new Turnstile(2);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void noMoreRunThanThereArePlaces() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var passes = new ArrayList<Future<Integer>>();
            for (int count = 0; count < 30; count++) {
                passes.add(threads.submit(() -> turnstile.pass(this::work)));
            }
            for (var pass : passes) {
                assertThat(pass.get()).isPositive();
            }
        }
        assertThat(most).hasValueLessThanOrEqualTo(2);
    }

    @Test
    void whoeverFindsNoRoomToWaitIsTurnedAwayAtOnce() throws Exception {
        var open = new CountDownLatch(1);
        var entered = new CountDownLatch(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int count = 0; count < 2; count++) {
                threads.execute(() -> turnstile.pass(() -> hold(entered, open)));
            }
            entered.await();
            var waiting = new ArrayList<Future<Integer>>();
            for (int count = 0; count < 33; count++) {
                waiting.add(threads.submit(() -> turnstile.pass(this::work)));
            }
            // 32 wait behind the two; one of the 33 found no room.
            while (waiting.stream().noneMatch(Future::isDone)) {
                Thread.onSpinWait();
            }
            assertThat(waiting.stream().filter(Future::isDone).map(Future::exceptionNow))
                    .singleElement()
                    .isInstanceOf(Rejection.Throttled.class);
            assertThatExceptionOfType(Rejection.Throttled.class)
                    .isThrownBy(() -> turnstile.pass(this::work))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("overloaded"));
            open.countDown();
        }
    }

    private int work() {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        return inside.getAndDecrement();
    }

    private static int hold(CountDownLatch entered, CountDownLatch open) {
        entered.countDown();
        try {
            open.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }
}
