package dev.cloakroom.application.jobs.work;

import dev.cloakroom.domain.jobs.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes what became of jobs, many at once: while one batch is written the next one gathers. Those whose epoch was
/// lost drop out here, they are another worker's by now. Two loops may call [#handle], for the database carries out one
/// batch while the other is prepared.
public final class SettleJobs {

    private static final int BATCH = 500;

    /// More than this waiting means that claiming more helps nobody.
    private static final int MOST_WAITING = 5_000;

    private final JobQueue queue;
    private final ConcurrentLinkedDeque<JobQueue.Settlement> waiting = new ConcurrentLinkedDeque<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final Set<JobId> unwritten = ConcurrentHashMap.newKeySet();
    private final Semaphore writers = new Semaphore(Integer.MAX_VALUE);
    private volatile Runnable written = () -> {};
    private volatile Runnable wake = () -> {};
    private volatile Runnable wakeMore = () -> {};

    public SettleJobs(JobQueue queue) {
        this.queue = queue;
    }

    /// Who is told that there is something to write, and that there is enough of it for two.
    public void wakeBy(Runnable first, Runnable second) {
        this.wake = first;
        this.wakeMore = second;
    }

    /// Who is told that some were written.
    void onWritten(Runnable listener) {
        this.written = listener;
    }

    void add(JobQueue.Settlement settlement) {
        unwritten.add(settlement.id());
        waiting.addLast(settlement);
        int count = waitingCount.incrementAndGet();
        if (count == 1) {
            wake.run();
        } else if (count % BATCH == 0) {
            wakeMore.run();
        }
    }

    boolean isFull() {
        return unwritten.size() >= MOST_WAITING;
    }

    /// Whether what became of this job is not known to be written.
    boolean isWaiting(JobId id) {
        return unwritten.contains(id);
    }

    /// Writes one batch; false when there was none. What cannot be written now stays for the next time.
    public boolean handle() {
        writers.acquireUninterruptibly();
        try {
            return write(nextBatch());
        } finally {
            writers.release();
        }
    }

    /// Writes all there is, and waits for those who write already.
    void flush() {
        while (!unwritten.isEmpty()) {
            if (!handle()) {
                writers.acquireUninterruptibly(Integer.MAX_VALUE);
                writers.release(Integer.MAX_VALUE);
            }
        }
    }

    private boolean write(List<JobQueue.Settlement> batch) {
        if (batch.isEmpty()) {
            return false;
        }
        try {
            var _ = queue.settle(batch);
        } catch (RuntimeException failed) {
            batch.reversed().forEach(waiting::addFirst);
            waitingCount.addAndGet(batch.size());
            throw failed;
        }
        batch.forEach(settlement -> unwritten.remove(settlement.id()));
        written.run();
        return true;
    }

    private List<JobQueue.Settlement> nextBatch() {
        var batch = new ArrayList<JobQueue.Settlement>();
        for (var next = waiting.pollFirst(); next != null; next = waiting.pollFirst()) {
            batch.add(next);
            if (batch.size() == BATCH) {
                break;
            }
        }
        waitingCount.addAndGet(-batch.size());
        return batch;
    }
}
