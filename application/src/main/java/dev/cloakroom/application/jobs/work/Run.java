package dev.cloakroom.application.jobs.work;

import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One attempt under way in this process. It ends exactly once: by its handler, or given up by [WatchRuns].
final class Run implements Execution {

    /// Why the handler is interrupted.
    enum Stop {
        CANCELED,
        OVERDUE,
        /// The process stops, or may have lost the job.
        HAND_BACK
    }

    private final JobQueue.Claimed job;
    private final Instant claimedAt;
    private final JobHandler handler;
    private final JobQueue queue;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicReference<@Nullable Progress> unreported = new AtomicReference<>();
    private @Nullable Thread thread;
    private @Nullable Instant startedAt;
    private long charged;
    private @Nullable Stop stop;
    private @Nullable Instant stoppedAt;
    private Instant lastReport = Instant.MIN;

    /// @param charged the nanoseconds that its owner was charged for it
    Run(JobQueue.Claimed job, Instant claimedAt, long charged, JobHandler handler, JobQueue queue) {
        this.job = job;
        this.claimedAt = claimedAt;
        this.charged = charged;
        this.handler = handler;
        this.queue = queue;
    }

    /// Runs the handler in this thread and says what follows.
    Fate work(RandomGenerator random, InstantSource clock, JobFaults faults) {
        try {
            enter(clock.instant());
            var ending = handler.run(this);
            var why = leave();
            return why == null || ending instanceof Ending.Succeeded ? fate(ending, random) : stopped(why, random);
        } catch (InterruptedException _) {
            var why = leave();
            return stopped(why == null ? Stop.HAND_BACK : why, random);
        } catch (Throwable thrown) {
            var why = leave();
            return why == null ? unexpected(thrown, random, faults) : stopped(why, random);
        }
    }

    private Fate unexpected(Throwable thrown, RandomGenerator random, JobFaults faults) {
        faults.unexpected(claim(), thrown);
        var failure = new Failure("internal-error", "The job failed for a reason of ours.");
        return claim().failed(failure, backoff(random));
    }

    private synchronized void enter(Instant now) throws InterruptedException {
        if (stop != null) {
            throw new InterruptedException();
        }
        startedAt = now;
        thread = Thread.currentThread();
    }

    /// From here on nobody interrupts this thread on behalf of this run.
    private synchronized @Nullable Stop leave() {
        thread = null;
        var _ = Thread.interrupted();
        return stop;
    }

    private Fate fate(Ending ending, RandomGenerator random) {
        return switch (ending) {
            case Ending.Succeeded(var result) -> claim().succeeded(result);
            case Ending.Failed(var failure, var retryAfter) ->
                claim().failed(failure, retryAfter == null ? backoff(random) : retryAfter);
            case Ending.Refused(var failure) -> claim().refused(failure);
            case Ending.Snoozed(var delay) -> claim().snoozed(delay);
        };
    }

    private Fate stopped(Stop why, RandomGenerator random) {
        return switch (why) {
            case CANCELED -> claim().canceled();
            case OVERDUE -> job.lastChance() ? claim().expired() : claim().timedOut(backoff(random));
            case HAND_BACK -> claim().handedBack();
        };
    }

    private Duration backoff(RandomGenerator random) {
        return handler.backoff().after(claim().attempt(), random);
    }

    /// Interrupts the handler, once: the first reason counts.
    synchronized void stop(Stop why, Instant now) {
        if (stop == null) {
            stop = why;
            stoppedAt = now;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    /// What follows when the handler does not come back although it was told to at `since` or before; null while it
    /// has time.
    synchronized @Nullable Fate givenUp(Instant since, RandomGenerator random) {
        return stop == null || stoppedAt == null || startedAt == null || stoppedAt.isAfter(since)
                ? null
                : stopped(stop, random);
    }

    synchronized StackTraceElement[] stack() {
        return thread == null ? new StackTraceElement[0] : thread.getStackTrace();
    }

    /// True for the first who asks: that one settles the job.
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    synchronized boolean isOverdue(Instant now) {
        return startedAt != null && !now.isBefore(claimedAt.plus(job.timeLeft()));
    }

    Instant claimedAt() {
        return claimedAt;
    }

    Source source() {
        return job.source();
    }

    /// How long it has run; empty where it never began.
    synchronized OptionalLong ran(Instant now) {
        return startedAt == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, Duration.between(startedAt, now).toNanos()));
    }

    /// What its owner owes for what it ran beyond the charge so far.
    synchronized long overcharge(Instant now) {
        long more = Math.max(0, ran(now).orElse(0) - charged);
        charged += more;
        return more;
    }

    /// What its owner owes at the end; negative where he was charged too much.
    synchronized long correction(Instant now) {
        long more = ran(now).orElse(0) - charged;
        charged += more;
        return more;
    }

    Claim claim() {
        return job.claim();
    }

    /// Progress that was not written yet and may be by now.
    Optional<JobQueue.Report> takeReport(Instant now) {
        if (now.isBefore(lastReport.plusSeconds(1)) || ended.get()) {
            return Optional.empty();
        }
        var progress = unreported.getAndSet(null);
        if (progress == null) {
            return Optional.empty();
        }
        lastReport = now;
        return Optional.of(new JobQueue.Report(id(), epoch(), progress));
    }

    @Override
    public JobId id() {
        return claim().id();
    }

    @Override
    public UserId owner() {
        return claim().owner();
    }

    @Override
    public int epoch() {
        return claim().epoch();
    }

    @Override
    public int attempt() {
        return claim().attempt();
    }

    @Override
    public Json payload() {
        return job.payload().get();
    }

    @Override
    public void progress(int percent, String message) {
        unreported.set(new Progress(percent, message));
    }

    @Override
    public Optional<Json> checkpoint() {
        return queue.checkpoint(id());
    }

    @Override
    public void saveCheckpoint(Json state) throws InterruptedException {
        if (!queue.saveCheckpoint(id(), epoch(), state)) {
            throw new InterruptedException("the job was lost");
        }
    }
}
