package dev.cloakroom.bootstrap.loops;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repeats one step: at once while it finds work, else after a pause that doubles up to a limit, with jitter so that
/// nodes do not march in step. A step that throws is tried again after the longest pause.
public final class PollingLoop {

    private static final Logger log = LoggerFactory.getLogger(PollingLoop.class);

    /// One round of work; says whether it found any.
    public interface Step {
        boolean handle() throws Exception;
    }

    private final String name;
    private final Step step;
    private final Duration shortest;
    private final Duration longest;
    private final RandomGenerator random;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable String fault;

    public PollingLoop(String name, Step step, Duration shortest, Duration longest, RandomGenerator random) {
        this.name = name;
        this.step = step;
        this.shortest = shortest;
        this.longest = longest;
        this.random = random;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::repeat);
    }

    /// With the same pause each time.
    public static PollingLoop every(Duration pause, String name, Step step, RandomGenerator random) {
        return new PollingLoop(name, step, pause, pause, random);
    }

    public void start() {
        thread.start();
    }

    /// Ends the present pause, or the next one where a step is running.
    public void wake() {
        wakeUps.release();
    }

    /// Lets a running step end, interrupts it when that takes too long, and returns when there will be no other.
    public void stop(Duration patience) throws InterruptedException {
        if (!ends(patience)) {
            log.warn("{} did not end within {}: interrupting it", name, patience);
            interrupt();
        }
    }

    /// The same for a step that waits for others most of the time: interrupting that is not worth a word.
    public void stopWaiting(Duration patience) throws InterruptedException {
        if (!ends(patience)) {
            interrupt();
        }
    }

    private boolean ends(Duration patience) throws InterruptedException {
        stopped = true;
        wake();
        return thread.getState() == Thread.State.NEW || thread.join(patience);
    }

    private void interrupt() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    public String name() {
        return name;
    }

    /// What the last step died of, while it keeps dying.
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    private void repeat() {
        try {
            Duration pause = shortest;
            while (!stopped) {
                pause = foundWork() ? shortest : rest(pause);
            }
        } catch (InterruptedException _) {
            log.info("{} interrupted, leaving", name);
        }
    }

    /// The next pause, should that be needed at once.
    private Duration rest(Duration pause) throws InterruptedException {
        Duration wanted = fault == null ? pause : longest;
        long jittered = (long) (wanted.toNanos() * random.nextDouble(0.5, 1.0));
        boolean woken = wakeUps.tryAcquire(jittered, TimeUnit.NANOSECONDS);
        wakeUps.drainPermits();
        Duration doubled = pause.multipliedBy(2);
        return woken ? shortest : doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    private boolean foundWork() throws InterruptedException {
        try {
            boolean found = step.handle();
            fault = null;
            return found;
        } catch (InterruptedException interrupted) {
            throw interrupted;
        } catch (Exception failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException(failed.toString());
            }
            log(failed);
            fault = failed.toString();
            return false;
        }
    }

    /// An outage of an hour is one stack trace, not thousands.
    private void log(Exception failed) {
        if (fault == null) {
            log.atWarn().setCause(failed).log("{} failed, trying again at most {} later", name, longest);
        } else {
            log.debug("{} failed again: {}", name, failed.toString());
        }
    }
}
