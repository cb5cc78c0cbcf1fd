package dev.cloakroom.http.jobs;

import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.application.jobs.watch.Vigil;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Holds an answer as the client prefers (`Prefer: wait`), the same for all that is a job.
public final class JobWait {

    /// How often a thread that waits looks whether its client hung up.
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final int MOST_READING = 4;

    private final JobWatch watch;
    private final RetryAfter retryAfter;
    private final Duration look;
    private final Semaphore reading = new Semaphore(MOST_READING);

    public JobWait(JobWatch watch, RetryAfter retryAfter) {
        this(watch, retryAfter, LOOK);
    }

    public JobWait(JobWatch watch, RetryAfter retryAfter, Duration look) {
        this.watch = watch;
        this.retryAfter = retryAfter;
        this.look = look;
    }

    /// A job after the wait for it, and what of the preference was applied; null when it did not wait.
    public record Held(Job job, @Nullable String applied) {}

    /// Waits before a read: with `If-None-Match` until the job is no longer what the client knows, else until it is
    /// over. `etag` is that of the answer now.
    public Held held(Call call, Job job, String etag) {
        var patience = call.prefer().patience();
        var known = call.has(etag);
        if (patience == null || (call.conditions().ifNoneMatch() != null && !known)) {
            return new Held(job, null);
        }
        return wait(call, job, known ? _ -> true : JobWait::isOver, patience);
    }

    /// The same for what is more than its job, and is read again afterwards: what of the preference was applied.
    public @Nullable String hold(Call call, Job job, String etag) {
        return held(call, job, etag).applied();
    }

    /// Waits after a submission until the job is over.
    public Held heldSubmission(Call call, Job job) {
        var patience = call.prefer().patience();
        return patience == null ? new Held(job, null) : wait(call, job, JobWait::isOver, patience);
    }

    /// The same for what is more than its job, and is read again afterwards: what of the preference was applied.
    public @Nullable String holdSubmission(Call call, Job job) {
        return heldSubmission(call, job).applied();
    }

    /// What has to be read after a wait, where the job alone does not say it: few at a time, so that a thousand
    /// clients who are woken at once leave connections to those who write.
    public <T> T after(Supplier<T> read) {
        reading.acquireUninterruptibly();
        try {
            return read.get();
        } finally {
            reading.release();
        }
    }

    /// What of the preference is applied by not waiting.
    public static @Nullable String atOnce(Call call) {
        return call.prefer().respondAsync() && call.prefer().patience() == null ? "respond-async" : null;
    }

    /// Null for a job that is over.
    public @Nullable Integer retryAfter(Job job) {
        return job.status().isTerminal() ? null : retryAfter.seconds(job.state());
    }

    /// For what stands open since then.
    public int retryAfter(Instant since) {
        return retryAfter.seconds(JobState.queued(since));
    }

    /// Refuses the result of a job that is not over, and says when to ask again.
    public void requireOver(Job job) {
        var seconds = retryAfter(job);
        if (seconds != null) {
            var status = job.status().text();
            throw new HttpProblem(
                    "job-not-finished",
                    "The job is " + status + ": its result is not there yet.",
                    new Json.Obj(Map.of("status", Json.of(status))),
                    Map.of("Retry-After", seconds.toString()));
        }
    }

    private Held wait(Call call, Job job, Predicate<JobState> enough, Duration patience) {
        if (patience.isZero() || job.status().isTerminal()) {
            return new Held(job, null);
        }
        try (var vigil = watch.begin(call.user(), List.of(job), enough)) {
            if (vigil == null) {
                return new Held(job, null);
            }
            call.peer().waits();
            var seen = lastSeen(vigil, job, enough, patience, call.peer());
            return new Held(seen, vigil.isOver() ? null : "wait=" + patience.toSeconds());
        } catch (InterruptedException _) {
            throw stopping();
        }
    }

    private Job lastSeen(Vigil vigil, Job job, Predicate<JobState> enough, Duration patience, Call.Peer peer)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        var seen = job;
        while (true) {
            long left = end - System.nanoTime();
            var changed = vigil.await(Duration.ofNanos(Math.min(left, look.toNanos())));
            if (!changed.isEmpty()) {
                seen = changed.getLast();
            }
            boolean late = changed.isEmpty() && left <= look.toNanos();
            boolean told = !changed.isEmpty() && enough.test(seen.state());
            if (told || late || vigil.isOver() || peer.isGone()) {
                return seen;
            }
        }
    }

    private static boolean isOver(JobState state) {
        return state.status().isTerminal();
    }

    private static HttpProblem stopping() {
        Thread.currentThread().interrupt();
        return new HttpProblem("draining", "The server is going down. Send the request again.");
    }
}
