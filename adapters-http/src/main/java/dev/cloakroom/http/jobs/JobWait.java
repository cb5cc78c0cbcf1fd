package dev.cloakroom.http.jobs;

import dev.cloakroom.application.jobs.JobWatch;
import dev.cloakroom.application.jobs.JobWatch.Seen;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.RetryAfter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Holds an answer as the client prefers (`Prefer: wait`), the same for all that is a job.
public final class JobWait {

    private final JobWatch watch;
    private final RetryAfter retryAfter;

    public JobWait(JobWatch watch, RetryAfter retryAfter) {
        this.watch = watch;
        this.retryAfter = retryAfter;
    }

    /// Waits before a read: with `If-None-Match` until the job is no longer what the client knows, else until it is
    /// over. `etag` is that of the answer now. Says what of the preference was applied; null when it did not wait.
    public @Nullable String hold(Call call, Job job, String etag) {
        var patience = call.prefer().patience();
        if (patience == null || patience.isZero() || job.status().isTerminal()) {
            return null;
        }
        var known = call.has(etag);
        if (call.conditions().ifNoneMatch() != null && !known) {
            return null;
        }
        return applied(patience, known ? change(call.user(), job, patience) : end(call.user(), job, patience));
    }

    /// Waits after a submission until the job is over. Says what was applied; null when it did not wait.
    public @Nullable String holdSubmission(Call call, Job job) {
        var patience = call.prefer().patience();
        return patience == null || patience.isZero() ? null : applied(patience, end(call.user(), job, patience));
    }

    /// What of the preference is applied by not waiting.
    public static @Nullable String atOnce(Call call) {
        return call.prefer().respondAsync() && call.prefer().patience() == null ? "respond-async" : null;
    }

    /// Null for a job that is over.
    public @Nullable Integer retryAfter(Job job) {
        return job.status().isTerminal() ? null : retryAfter.seconds(job.state());
    }

    private static @Nullable String applied(Duration patience, Seen seen) {
        return seen.waited() ? "wait=" + patience.toSeconds() : null;
    }

    private Seen change(UserId owner, Job job, Duration patience) {
        try {
            return watch.awaitChange(owner, job.id(), job.state().revision(), patience);
        } catch (InterruptedException _) {
            throw stopping();
        }
    }

    private Seen end(UserId owner, Job job, Duration patience) {
        try {
            return watch.awaitEnd(owner, job.id(), patience);
        } catch (InterruptedException _) {
            throw stopping();
        }
    }

    private static HttpProblem stopping() {
        Thread.currentThread().interrupt();
        return new HttpProblem("draining", "The server is going down. Send the request again.");
    }
}
