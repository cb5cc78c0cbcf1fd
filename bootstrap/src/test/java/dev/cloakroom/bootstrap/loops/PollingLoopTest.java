package dev.cloakroom.bootstrap.loops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PollingLoopTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration AT_ONCE = Duration.ofNanos(2);

    @Test
    void repeatsWithoutPauseWhileThereIsWork() throws InterruptedException {
        var rounds = new CountDownLatch(100);
        var loop = loop(NEVER, () -> {
            rounds.countDown();
            return rounds.getCount() > 0;
        });
        loop.start();
        assertThat(rounds.await(10, TimeUnit.SECONDS)).isTrue();
        loop.stop(NEVER);
    }

    @Test
    void aWakeUpEndsThePause() throws InterruptedException {
        var rounds = new Semaphore(0);
        var loop = loop(NEVER, () -> {
            rounds.release();
            return false;
        });
        loop.start();
        assertThat(rounds.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        loop.wake();
        assertThat(rounds.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        loop.stop(NEVER);
    }

    @Test
    void aWakeUpDuringAStepIsNotLost() throws InterruptedException {
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var again = new CountDownLatch(2);
        var loop = loop(NEVER, () -> {
            running.countDown();
            await(goOn);
            again.countDown();
            return false;
        });
        loop.start();
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        loop.wake();
        goOn.countDown();
        assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
        loop.stop(NEVER);
    }

    @Test
    void aStepThatThrowsIsTriedAgainAndToldUntilItWorks() throws InterruptedException {
        var rounds = new AtomicInteger();
        var failed = new CountDownLatch(2);
        var worked = new CountDownLatch(2);
        var loop = loop(AT_ONCE, () -> {
            if (rounds.incrementAndGet() <= 2) {
                failed.countDown();
                throw new IllegalStateException("no database");
            }
            worked.countDown();
            return false;
        });
        loop.start();
        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(worked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(loop.fault()).isEmpty();
        loop.stop(NEVER);
    }

    @Test
    void theFaultIsKnownWhileItLasts() throws InterruptedException {
        var failed = new CountDownLatch(2);
        var loop = loop(AT_ONCE, () -> {
            failed.countDown();
            throw new IllegalStateException("no database");
        });
        loop.start();
        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(loop.fault()).hasValue("java.lang.IllegalStateException: no database");
        loop.stop(NEVER);
    }

    @Test
    void stopLetsARunningStepEnd() throws InterruptedException {
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var loop = loop(NEVER, () -> {
            running.countDown();
            await(goOn);
            return ended.incrementAndGet() > 0;
        });
        loop.start();
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        goOn.countDown();
        loop.stop(NEVER);
        int after = ended.get();
        assertThat(after).isPositive();
        assertThat(ended.get()).isEqualTo(after);
    }

    @Test
    void stopInterruptsAStepThatDoesNotEnd() throws InterruptedException {
        var running = new CountDownLatch(1);
        var loop = loop(NEVER, () -> {
            running.countDown();
            await(new CountDownLatch(1));
            return false;
        });
        loop.start();
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        loop.stop(Duration.ofMillis(1));
    }

    @Test
    void aLoopThatWasNeverStartedStops() throws InterruptedException {
        loop(NEVER, () -> false).stop(NEVER);
    }

    private static PollingLoop loop(Duration pause, PollingLoop.Step step) {
        return PollingLoop.every(pause, "test", step, RandomGenerator.of("L64X128MixRandom"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted");
        }
    }
}
