package dev.cloakroom.application.jobs.work;

import dev.cloakroom.domain.jobs.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Writes what became of jobs, many at once: while one batch is written the next one gathers. Those whose epoch was
/// lost drop out here, they are another worker's by now.
public final class SettleJobs {

    private static final int BATCH = 200;

    /// More than this waiting means that claiming more helps nobody.
    private static final int MOST_WAITING = 5_000;

    private final JobQueue queue;
    private final ConcurrentLinkedDeque<JobQueue.Settlement> waiting = new ConcurrentLinkedDeque<>();
    private final Set<JobId> unwritten = ConcurrentHashMap.newKeySet();
    private volatile Runnable wake = () -> {};

    public SettleJobs(JobQueue queue) {
        this.queue = queue;
    }

    /// Who is told that there is something to write.
    public void wakeBy(Runnable wake) {
        this.wake = wake;
    }

    void add(JobQueue.Settlement settlement) {
        unwritten.add(settlement.id());
        waiting.addLast(settlement);
        wake.run();
    }

    boolean isFull() {
        return unwritten.size() >= MOST_WAITING;
    }

    /// Whether what became of this job is not known to be written.
    boolean isWaiting(JobId id) {
        return unwritten.contains(id);
    }

    /// Writes one batch; false when there was none. What cannot be written now stays for the next time.
    public synchronized boolean handle() {
        var batch = nextBatch();
        if (batch.isEmpty()) {
            return false;
        }
        try {
            var _ = queue.settle(batch);
        } catch (RuntimeException failed) {
            batch.reversed().forEach(waiting::addFirst);
            throw failed;
        }
        batch.forEach(settlement -> unwritten.remove(settlement.id()));
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
        return batch;
    }
}
