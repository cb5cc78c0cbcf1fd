package dev.cloakroom.application.jobs.work;

import dev.cloakroom.application.jobs.Source;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The workers' side of the jobs. Each write names the epoch of the claim and changes nothing where that is lost;
/// the database's clock alone decides about time.
public interface JobQueue {

    /// At most so many jobs of that source.
    record Share(Source source, int quota) {}

    /// What a worker may do: the kind of each lane that is open to it, and where in them jobs are ready.
    record Ready(Map<Integer, String> lanes, Set<Source> sources) {}

    /// A claimed job and all that running it needs. The payload is read when it is asked for, and each time.
    /// `timeLeft` is until its deadline, `lastChance` whether that is the end of the whole job.
    record Claimed(
            Source source,
            Claim claim,
            Supplier<Json> payload,
            Duration timeLeft,
            boolean lastChance,
            @Nullable String traceparent) {}

    /// What was claimed, and where there may be more that limits of running jobs do not allow now.
    record Taken(List<Claimed> jobs, Set<Source> limited) {}

    /// `rescued` where it is not the worker's own doing: the epoch rises and so shuts the worker out.
    record Settlement(JobId id, int epoch, Fate fate, boolean rescued) {}

    record Report(JobId id, int epoch, Progress progress) {}

    /// A running job that nobody works on any more, or that runs beyond its time.
    record Stranded(Claim claim, Reason reason) {
        public enum Reason {
            WORKER_GONE,
            TIMED_OUT,
            EXPIRED
        }
    }

    /// The lanes of these kinds, in queues that are not paused, and where in them there is work.
    Ready ready(Set<String> kinds);

    /// Takes ready jobs, the urgent and old ones of each share first. No job goes to two workers, and no queue or owner
    /// gets beyond what may run of theirs at a time.
    Taken claim(long worker, List<Share> shares);

    /// What that worker has claimed and not settled.
    List<Claim> held(long worker);

    /// Writes what became of claimed jobs; answers those whose epoch was lost, of which nothing was written.
    Set<JobId> settle(List<Settlement> settlements);

    /// Shows progress to the owners; answers those whose epoch was lost.
    Set<JobId> report(List<Report> reports);

    /// Keeps what the next attempt goes on from; false when the epoch was lost.
    boolean saveCheckpoint(JobId id, int epoch, Json state);

    Optional<Json> checkpoint(JobId id);

    /// Makes delayed jobs ready whose time has come; says how many.
    int promote(int atMost);

    /// Ends waiting jobs that were to be over by now; says how many.
    int expire(int atMost);

    /// @param silence how long a worker may be silent
    /// @param grace how far beyond its deadline a job may run before others end it
    List<Stranded> stranded(Duration silence, Duration grace, int atMost);
}
