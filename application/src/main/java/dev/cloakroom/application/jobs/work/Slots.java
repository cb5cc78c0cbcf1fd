package dev.cloakroom.application.jobs.work;

import dev.cloakroom.domain.jobs.Fate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs claimed jobs, so many at a time. A slot is a thread that takes one job after the other as long as some wait, so
/// that short jobs cost no thread each; it is made when it is needed. No connection is held while a job runs.
final class Slots {

    private final RunJobs.Means means;
    private final SettleJobs settling;
    private final Consumer<Run> ended;
    private final Runnable wantsMore;
    private final Semaphore free;
    private final ConcurrentLinkedQueue<Run> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean starting = new AtomicBoolean();
    private volatile int few;

    /// @param ended is told of each job that is here no more
    /// @param wantsMore is told when few wait
    Slots(RunJobs.Means means, SettleJobs settling, Consumer<Run> ended, Runnable wantsMore) {
        this.means = means;
        this.settling = settling;
        this.ended = ended;
        this.wantsMore = wantsMore;
        this.free = new Semaphore(means.slots());
    }

    void add(List<Run> claimed) {
        runs.addAll(claimed);
        waitingCount.addAndGet(claimed.size());
        waiting.addAll(claimed);
        fill();
    }

    int free() {
        return free.availablePermits();
    }

    /// How many more could start at once.
    int room() {
        return means.slots() - runs.size();
    }

    int waiting() {
        return waitingCount.get();
    }

    /// All that are here, waiting or running.
    Collection<Run> runs() {
        return runs;
    }

    /// So many waiting jobs, or less, are few.
    void wantMoreAt(int few) {
        this.few = few;
    }

    /// One thread at a time: when it runs it sees for itself whether another is needed. Until then those that run
    /// may well have done all there is.
    private void fill() {
        while (!waiting.isEmpty() && !starting.get() && free.tryAcquire()) {
            if (starting.compareAndSet(false, true)) {
                means.threads().execute(this::work);
                return;
            }
            free.release();
        }
    }

    private void work() {
        starting.set(false);
        for (var run = next(); run != null; run = next()) {
            fill();
            if (!end(run, run.work(means.random(), means.clock(), means.faults()))) {
                // Somebody gave this slot up, and another thread has it by now.
                return;
            }
        }
        free.release();
        // What came between the last look and the release.
        fill();
    }

    private @Nullable Run next() {
        var run = waiting.poll();
        int left = run == null ? 0 : waitingCount.decrementAndGet();
        if (left <= few) {
            wantsMore.run();
        }
        return run;
    }

    /// Hands over what follows, unless somebody did already.
    private boolean end(Run run, Fate fate) {
        if (!run.end()) {
            return false;
        }
        settling.add(new JobQueue.Settlement(run.id(), run.epoch(), fate, false));
        runs.remove(run);
        ended.accept(run);
        return true;
    }

    /// Ends a job whose handler does not come back, and gives its slot to others.
    void giveUp(Run run, Fate fate) {
        if (end(run, fate)) {
            free.release();
            wantsMore.run();
            fill();
        }
    }

    /// Hands back what has waited that long: another process may have a slot for it.
    void handBack(Duration wait) {
        var since = means.clock().instant().minus(wait);
        for (var run = waiting.peek(); run != null && !run.claimedAt().isAfter(since); run = waiting.peek()) {
            if (waiting.remove(run)) {
                waitingCount.decrementAndGet();
                var _ = end(run, run.claim().handedBack());
            }
        }
    }

    /// Waits until nothing runs any more; false when the time was too short.
    boolean awaitIdle(Duration time) throws InterruptedException {
        if (!free.tryAcquire(means.slots(), time.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        free.release(means.slots());
        return true;
    }
}
