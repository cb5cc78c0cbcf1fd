package dev.cloakroom.http.jobs;

import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.application.jobs.JobWatch;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Follows one job and tells a client what becomes of it, until the end of the job or of the client's patience.
/// States, not a log: who comes back gets the present state if it is newer than what it saw, and then goes on.
public final class JobStream {

    /// A dead peer is only noticed by writing to it.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final JobQueries queries;
    private final JobWatch watch;
    private final InstantSource clock;

    /// What is told, in the order of the calls, by one thread.
    interface Listener {
        void begin() throws IOException;

        void status(Job job) throws IOException;

        void progress(Job job) throws IOException;

        void result(Job job) throws IOException;

        void end(Job job) throws IOException;

        void heartbeat() throws IOException;
    }

    public JobStream(JobQueries queries, JobWatch watch, InstantSource clock) {
        this.queries = queries;
        this.watch = watch;
        this.clock = clock;
    }

    /// `seen` is the revision that the client saw last; 0 for none.
    void follow(UserId owner, JobId id, int seen, Listener listener) throws IOException, InterruptedException {
        var until = clock.instant().plus(LONGEST);
        listener.begin();
        Job told = null;
        var job = queries.find(owner, id);
        while (true) {
            if (job.state().revision() > seen
                    && (told == null || told.state().revision() != job.state().revision())) {
                tell(told, job, listener);
                told = job;
            }
            if (job.status().isTerminal()) {
                listener.end(job);
                return;
            }
            if (!clock.instant().isBefore(until)) {
                return;
            }
            var next = watch.awaitChange(owner, id, job.state().revision(), HEARTBEAT);
            if (next.job().state().revision() == job.state().revision()) {
                if (!next.waited()) {
                    return;
                }
                listener.heartbeat();
            }
            job = next.job();
        }
    }

    private static void tell(@Nullable Job before, Job job, Listener listener) throws IOException {
        if (before == null || before.status() != job.status()) {
            listener.status(job);
        } else {
            listener.progress(job);
        }
        if (job.status() == JobStatus.SUCCEEDED) {
            listener.result(job);
        }
    }
}
