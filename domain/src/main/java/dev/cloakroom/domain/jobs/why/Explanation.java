package dev.cloakroom.domain.jobs.why;

import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.why.Standing.Limit;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a job is where it is: the first reason that holds, as a sentence for a person and as a word for a program.
/// `until` and `limit` are there where the reason has them; `ahead` is null unless the job waits in line.
public record Explanation(
        Reason reason,
        String sentence,
        @Nullable Instant until,
        @Nullable Integer ahead,
        @Nullable Limit limit,
        Optional<Pace.Eta> eta) {

    public enum Reason {
        /// It waits for its `run_at`.
        SCHEDULED,
        /// An attempt did not succeed, and the next one waits.
        BACKING_OFF,
        /// Its queue is paused.
        PAUSED,
        /// Nobody takes jobs of its kind.
        NO_WORKER,
        /// As many jobs of its queue run as may.
        QUEUE_AT_CAPACITY,
        /// As many jobs of its owner run as may.
        OWNER_AT_CAPACITY,
        /// Others come first.
        BEHIND,
        /// Nothing is in its way.
        NEXT,
        RUNNING,
        /// It runs and was told to stop.
        CANCELING,
        OVER;

        /// The spelling of the contract.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Of a job that is over.
    public static Explanation over(Job job) {
        var finished = job.state().times().finished();
        return of(
                Reason.OVER, "It is over: " + job.status().text() + (finished == null ? "." : " at " + finished + "."));
    }

    public static Explanation of(Job job, Standing standing) {
        if (job.status() == JobStatus.RUNNING) {
            return running(job, standing);
        }
        var explanation = standing.delayed() ? delayed(job, standing) : ready(job, standing);
        // What is ready runs at the pace of its like; what else is in its way has no pace.
        return explanation.reason() == Reason.BEHIND || explanation.reason() == Reason.NEXT
                ? explanation.with(standing.ahead(), standing.pace().eta(standing.ahead() + standing.beside() + 1L))
                : explanation;
    }

    private static Explanation running(Job job, Standing standing) {
        var where = standing.worker() == null ? "" : " on " + standing.worker();
        if (job.state().cancelRequested()) {
            return of(Reason.CANCELING, "It runs" + where + " and was told to stop.");
        }
        var attempt = "Attempt " + job.state().attempts() + " of "
                + job.submission().limits().maxAttempts();
        var until = standing.until();
        return new Explanation(
                Reason.RUNNING,
                attempt + " runs" + where + " since " + job.state().times().started()
                        + (until == null ? "." : " and has until " + until + "."),
                until,
                null,
                null,
                Optional.empty());
    }

    private static Explanation delayed(Job job, Standing standing) {
        var code = standing.lastCode();
        var sentence = job.state().attempts() == 0
                ? "It waits for its time, " + standing.until() + "."
                : "Attempt " + job.state().attempts() + " of "
                        + job.submission().limits().maxAttempts() + " did not succeed"
                        + (code == null ? "" : " (" + code + ")")
                        + "; the next one waits until " + standing.until() + ".";
        var reason = job.state().attempts() == 0 ? Reason.SCHEDULED : Reason.BACKING_OFF;
        return new Explanation(reason, sentence, standing.until(), null, null, Optional.empty());
    }

    private static Explanation ready(Job job, Standing standing) {
        var kind = job.submission().kind();
        var queue = job.submission().queue();
        if (standing.pausedAt() != null) {
            return of(Reason.PAUSED, "The queue " + queue + " is paused since " + standing.pausedAt() + ".");
        }
        if (!standing.served()) {
            return of(Reason.NO_WORKER, "No live worker takes jobs of the kind " + kind + ".");
        }
        if (standing.queue().isReached()) {
            return atCapacity(Reason.QUEUE_AT_CAPACITY, "The queue " + queue + " runs", standing.queue());
        }
        if (standing.owner().isReached()) {
            return atCapacity(Reason.OWNER_AT_CAPACITY, "You run", standing.owner());
        }
        if (standing.ahead() > 0) {
            return of(
                    Reason.BEHIND,
                    jobs(standing.ahead()) + " of yours of the kind " + kind
                            + (standing.ahead() == 1 ? " comes" : " come") + " first.");
        }
        return of(Reason.NEXT, "It is the next of yours of the kind " + kind + " and waits for a free place.");
    }

    private static Explanation atCapacity(Reason reason, String who, Limit limit) {
        var sentence = who + " " + limit.running() + " of the " + limit.most() + " jobs that may run at a time.";
        return new Explanation(reason, sentence, null, null, limit, Optional.empty());
    }

    private static String jobs(int ahead) {
        return ahead > Standing.MOST_AHEAD
                ? "More than " + Standing.MOST_AHEAD + " jobs"
                : ahead + (ahead == 1 ? " job" : " jobs");
    }

    private static Explanation of(Reason reason, String sentence) {
        return new Explanation(reason, sentence, null, null, null, Optional.empty());
    }

    private Explanation with(int jobsAhead, Optional<Pace.Eta> expected) {
        return new Explanation(reason, sentence, until, jobsAhead, limit, expected);
    }
}
