package dev.cloakroom.application.jobs.work;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The jobs that were asked for and are not here yet. An answer may get lost, of a claim that may have been carried
/// out.
final class Awaited {

    private final Semaphore answered = new Semaphore(Integer.MAX_VALUE);
    private volatile boolean lost;

    int jobs() {
        return Integer.MAX_VALUE - answered.availablePermits();
    }

    void ask(int jobs) {
        answered.acquireUninterruptibly(jobs);
    }

    /// That many are not awaited any more.
    ///
    /// @param seen whether they are here, as many as there were; else they may be lost
    void answer(int jobs, boolean seen) {
        if (!seen) {
            lost = true;
        }
        answered.release(jobs);
    }

    /// Whether some may be held by this worker that nobody here knows of.
    boolean isLost() {
        return lost;
    }

    /// Those that were lost are known again; nothing may be awaited meanwhile.
    void found() {
        lost = false;
    }

    /// False when the time was too short.
    boolean awaitAll(Duration time) throws InterruptedException {
        if (!answered.tryAcquire(Integer.MAX_VALUE, time.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        answered.release(Integer.MAX_VALUE);
        return true;
    }
}
