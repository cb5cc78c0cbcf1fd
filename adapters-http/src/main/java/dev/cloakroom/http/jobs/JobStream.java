package dev.cloakroom.http.jobs;

import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.application.jobs.watch.Vigil;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.http.Call;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Predicate;

/// Follows jobs and tells a client what becomes of them, until all are over or the client's patience is. States, not
/// a log: who comes back gets those present states that are newer than what it saw, and then goes on.
public final class JobStream {

    private final JobWatch watch;
    private final InstantSource clock;
    private final Pace pace;

    /// `heartbeat` is the longest silence: a peer that vanished is only noticed by writing to it. One that hung up is
    /// noticed by a `look`. After `longest` a stream ends, and the client comes back.
    public record Pace(Duration heartbeat, Duration look, Duration longest) {
        public static final Pace DEFAULT =
                new Pace(Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofMinutes(15));
    }

    /// What is told, in the order of the calls, by one thread. The client has it after the flush.
    interface Listener {
        void begin() throws IOException;

        void changed(Job job) throws IOException;

        void end() throws IOException;

        void heartbeat() throws IOException;

        void flush() throws IOException;
    }

    public JobStream(JobWatch watch, InstantSource clock, Pace pace) {
        this.watch = watch;
        this.clock = clock;
        this.pace = pace;
    }

    /// `jobs` as they were read just now; `isNews` says of which of them the client knows less.
    void follow(UserId owner, Collection<Job> jobs, Predicate<Job> isNews, Call.Peer peer, Listener listener)
            throws IOException, InterruptedException {
        var until = clock.instant().plus(pace.longest());
        listener.begin();
        for (var job : jobs) {
            if (isNews.test(job)) {
                listener.changed(job);
            }
        }
        var open = jobs.stream().filter(job -> !job.status().isTerminal()).toList();
        if (open.isEmpty()) {
            listener.end();
            return;
        }
        listener.flush();
        try (var vigil = watch.begin(owner, open)) {
            peer.waits();
            if (vigil != null && tell(vigil, open.size(), until, peer, listener)) {
                listener.end();
            }
        }
    }

    /// Until none of the jobs is open any more; false when it ended for another reason.
    private boolean tell(Vigil vigil, int jobs, Instant until, Call.Peer peer, Listener listener)
            throws IOException, InterruptedException {
        int open = jobs;
        var silentUntil = clock.instant().plus(pace.heartbeat());
        while (true) {
            var changed = vigil.await(pace.look());
            for (var job : changed) {
                listener.changed(job);
                open -= job.status().isTerminal() ? 1 : 0;
            }
            if (open == 0) {
                return true;
            }
            var now = clock.instant();
            if (vigil.isOver() || !now.isBefore(until) || (changed.isEmpty() && peer.isGone())) {
                return false;
            }
            boolean silent = !now.isBefore(silentUntil);
            if (changed.isEmpty() && silent) {
                listener.heartbeat();
            }
            if (!changed.isEmpty() || silent) {
                listener.flush();
                silentUntil = now.plus(pace.heartbeat());
            }
        }
    }
}
