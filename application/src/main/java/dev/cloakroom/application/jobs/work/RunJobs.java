package dev.cloakroom.application.jobs.work;

import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.JobNews;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Claims as many jobs as there are free slots, in turn from everybody who has work, and runs each in a thread of
/// its own. No connection is held while a job runs.
public final class RunJobs implements JobNews {

    /// Owners who were not there a moment ago get their turn after this time at the latest.
    private static final Duration SOURCES_STAY = Duration.ofSeconds(1);

    private static final int MOST_AT_ONCE = 500;

    /// What the work needs of this process.
    public record Means(Executor threads, int slots, InstantSource clock, RandomGenerator random, JobFaults faults) {}

    private final JobQueue queue;
    private final BeatWorker worker;
    private final SettleJobs settling;
    private final Map<String, JobHandler> handlers;
    private final Means means;
    private final Semaphore slots;
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();
    private ArrayDeque<JobQueue.Source> sources = new ArrayDeque<>();
    private Instant sourcesUntil = Instant.MIN;
    private volatile boolean moreSources;
    private boolean claimUnanswered;
    private volatile boolean stopped;
    private volatile Runnable wake = () -> {};

    public RunJobs(
            JobQueue queue, BeatWorker worker, SettleJobs settling, Collection<JobHandler> handlers, Means means) {
        this.queue = queue;
        this.worker = worker;
        this.settling = settling;
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
        this.means = means;
        this.slots = new Semaphore(means.slots());
    }

    /// Who is told that claiming may find something again.
    public void wakeBy(Runnable wake) {
        this.wake = wake;
    }

    /// Claims and starts one batch; false when there was nothing to do or no place for it.
    public boolean handle() {
        int free = Math.min(slots.availablePermits(), MOST_AT_ONCE);
        if (stopped || free == 0 || settling.isFull() || !worker.isAlive()) {
            return false;
        }
        if (claimUnanswered) {
            handBackUnanswered();
        }
        var shares = shares(free);
        if (shares.isEmpty()) {
            return false;
        }
        var claimed = claim(shares);
        if (claimed.size() < free) {
            moreSources = true;
        }
        claimed.forEach(this::start);
        return !claimed.isEmpty();
    }

    private List<JobQueue.Claimed> claim(List<JobQueue.Share> shares) {
        claimUnanswered = true;
        var claimed = queue.claim(worker.number(), shares);
        claimUnanswered = false;
        return claimed;
    }

    /// A claim whose answer was lost may have been carried out: nobody else would touch those jobs before their
    /// deadline. What runs here, or is about to be written, is looked at after the question, so it is never among
    /// them.
    private void handBackUnanswered() {
        var held = queue.held(worker.number());
        var known = runs.stream().map(Run::id).collect(Collectors.toSet());
        held.stream()
                .filter(claim -> !known.contains(claim.id()) && !settling.isWaiting(claim.id()))
                .forEach(claim ->
                        settling.add(new JobQueue.Settlement(claim.id(), claim.epoch(), claim.handedBack(), false)));
        claimUnanswered = false;
    }

    /// Deals the free slots to the sources whose turn it is, evenly.
    private List<JobQueue.Share> shares(int free) {
        var now = means.clock().instant();
        if (moreSources || sources.isEmpty() || now.isAfter(sourcesUntil)) {
            moreSources = false;
            sourcesUntil = now.plus(SOURCES_STAY);
            refreshSources();
        }
        int count = Math.min(sources.size(), free);
        var shares = new ArrayList<JobQueue.Share>(count);
        for (int i = 0; i < count; i++) {
            var source = sources.removeFirst();
            shares.add(new JobQueue.Share(source, free / count + (i < free % count ? 1 : 0)));
            sources.addLast(source);
        }
        return shares;
    }

    /// Those that are still there keep their place in the line, new ones come last.
    private void refreshSources() {
        var found = queue.sources(handlers.keySet());
        var line = new ArrayDeque<>(sources);
        line.retainAll(found);
        found.stream().filter(source -> !line.contains(source)).forEach(line::addLast);
        sources = line;
    }

    private void start(JobQueue.Claimed job) {
        slots.acquireUninterruptibly();
        var handler = handlers.get(job.claim().kind());
        if (handler == null) {
            throw new IllegalStateException(
                    "claimed a kind that nobody here runs: " + job.claim().kind());
        }
        var run = new Run(job, means.clock().instant().plus(job.timeLeft()), handler, queue);
        runs.add(run);
        means.threads().execute(() -> end(run, run.work(means.random(), means.faults())));
    }

    /// Hands over what follows, unless somebody did already.
    void end(Run run, Fate fate) {
        if (run.end()) {
            settling.add(new JobQueue.Settlement(run.id(), run.epoch(), fate, false));
            runs.remove(run);
            slots.release();
            wake.run();
        }
    }

    void stop(Set<JobId> ids, Run.Stop why) {
        var now = means.clock().instant();
        runs.stream().filter(run -> ids.contains(run.id())).forEach(run -> run.stop(why, now));
    }

    Collection<Run> runs() {
        return runs;
    }

    /// How many jobs run here now.
    public int running() {
        return runs.size();
    }

    void stopClaiming() {
        stopped = true;
    }

    /// Waits until nothing runs any more; false when the time was too short.
    boolean awaitIdle(Duration time) throws InterruptedException {
        if (!slots.tryAcquire(means.slots(), time.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        slots.release(means.slots());
        return true;
    }

    @Override
    public void ready() {
        moreSources = true;
        wake.run();
    }

    @Override
    public void uncertain() {
        ready();
    }

    @Override
    public void cancelRequested(JobId id) {
        stop(Set.of(id), Run.Stop.CANCELED);
    }

    /// Clients' business.
    @Override
    public void changed(Collection<JobId> ids) {}
}
