package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobRejections;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Lets clients wait for a job without asking again and again: a waiting thread is parked until news of its job
/// arrives. When too many wait, in all or of one owner, it answers at once and says so. [#recheck] is the net below
/// the news: a loop calls it.
public final class JobWatch implements JobNews {

    private static final int MOST_OF_ONE_OWNER = 50;
    private static final int MOST_IN_ALL = 10_000;

    private final Jobs jobs;
    private final InstantSource clock;
    private final ConcurrentHashMap<JobId, Set<Bell>> bells = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UserId, Integer> waitingOf = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean uncertain = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile Runnable wake = () -> {};

    public JobWatch(Jobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /// What one waiting thread hangs up; `seen` is the revision that it saw last.
    private static final class Bell {
        final Semaphore rung = new Semaphore(0);
        volatile int seen;
    }

    /// Who is told that [#recheck] should not wait for its turn.
    public void wakeBy(Runnable wake) {
        this.wake = wake;
    }

    /// The job as it was seen last. `waited` is false when the caps did not allow to wait.
    public record Seen(Job job, boolean waited) {}

    /// Waits until the job is not at `knownRevision` any more, is terminal, or the time is over.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Missing when the owner has no such job
    public Seen awaitChange(UserId owner, JobId id, int knownRevision, Duration time) throws InterruptedException {
        return await(owner, id, job -> job.state().revision() != knownRevision, time);
    }

    /// Waits until the job is terminal or the time is over.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Missing when the owner has no such job
    public Seen awaitEnd(UserId owner, JobId id, Duration time) throws InterruptedException {
        return await(owner, id, _ -> false, time);
    }

    /// Asks once about all jobs that somebody here waits for, and wakes those who missed a change. Says whether
    /// news were known to be lost since the last time.
    public boolean recheck() {
        boolean lost = uncertain.getAndSet(false);
        jobs.revisions(List.copyOf(bells.keySet()))
                .forEach((id, revision) -> bellsOf(id).stream()
                        .filter(bell -> bell.seen != revision)
                        .forEach(bell -> bell.rung.release()));
        return lost;
    }

    /// Lets nobody wait any more, and those who do go: the process is about to end, and whoever waits may wait
    /// elsewhere.
    public void stop() {
        stopped = true;
        bells.values().forEach(hanging -> hanging.forEach(bell -> bell.rung.release()));
    }

    /// How many threads wait now.
    public int waiting() {
        return waiting.get();
    }

    private Seen await(UserId owner, JobId id, Predicate<Job> enough, Duration time) throws InterruptedException {
        if (!enter(owner)) {
            return new Seen(find(owner, id), false);
        }
        // The bell hangs before the first look, so a change between the look and the wait still rings it.
        var bell = new Bell();
        hang(id, bell);
        try {
            var job = watch(owner, id, enough, bell, clock.instant().plus(time));
            return new Seen(job, !stopped);
        } finally {
            takeDown(id, bell);
            leave(owner);
        }
    }

    private Job watch(UserId owner, JobId id, Predicate<Job> enough, Bell bell, Instant end)
            throws InterruptedException {
        while (true) {
            var job = find(owner, id);
            bell.seen = job.state().revision();
            var left = Duration.between(clock.instant(), end);
            if (stopped || !left.isPositive() || job.status().isTerminal() || enough.test(job)) {
                return job;
            }
            if (!bell.rung.tryAcquire(left.toNanos(), TimeUnit.NANOSECONDS)) {
                return find(owner, id);
            }
            bell.rung.drainPermits();
        }
    }

    private Job find(UserId owner, JobId id) {
        return jobs.find(owner, id).orElseThrow(() -> JobRejections.notFound(id));
    }

    private boolean enter(UserId owner) {
        if (waiting.incrementAndGet() > MOST_IN_ALL) {
            waiting.decrementAndGet();
            return false;
        }
        if (waitingOf.merge(owner, 1, Integer::sum) > MOST_OF_ONE_OWNER) {
            leave(owner);
            return false;
        }
        return true;
    }

    private void leave(UserId owner) {
        waitingOf.computeIfPresent(owner, (_, count) -> count == 1 ? null : count - 1);
        waiting.decrementAndGet();
    }

    private void hang(JobId id, Bell bell) {
        bells.compute(id, (_, hanging) -> {
            Set<Bell> all = hanging == null ? ConcurrentHashMap.newKeySet() : hanging;
            all.add(bell);
            return all;
        });
    }

    private void takeDown(JobId id, Bell bell) {
        bells.computeIfPresent(id, (_, hanging) -> {
            hanging.remove(bell);
            return hanging.isEmpty() ? null : hanging;
        });
    }

    @Override
    public void changed(Collection<JobId> ids) {
        ids.forEach(id -> bellsOf(id).forEach(bell -> bell.rung.release()));
    }

    @Override
    public void uncertain() {
        uncertain.set(true);
        wake.run();
    }

    /// A change follows, and only that is what is waited for.
    @Override
    public void ready() {}

    @Override
    public void cancelRequested(JobId id) {}

    private Set<Bell> bellsOf(JobId id) {
        return bells.getOrDefault(id, Set.of());
    }
}
