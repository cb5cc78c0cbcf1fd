package dev.cloakroom.persistence.jobs.proof;

import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Fate;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What the engine's tables are to hold, in memory and without any SQL: the rules of the state machine once more, told
/// as simply as they can be, for one owner and one kind.
final class JobModel {

    enum Place {
        READY,
        DELAYED,
        RUNNING,
        OVER
    }

    /// One job. `place` and what follows change; `turn` is where it stands in line.
    static final class Modeled {
        final JobId id;
        final int priority;
        Place place;
        JobStatus status = JobStatus.QUEUED;
        int epoch;
        int attempts;
        int crashes;
        boolean cancel;
        long turn;

        private Modeled(JobId id, int priority, boolean delayed, long turn) {
            this.id = id;
            this.priority = priority;
            this.place = delayed ? Place.DELAYED : Place.READY;
            this.turn = turn;
        }

        @Override
        public String toString() {
            return id + " " + place + " " + status + " epoch " + epoch + " attempts " + attempts + " crashes " + crashes
                    + (cancel ? " cancel" : "");
        }
    }

    private final Map<JobId, Modeled> jobs = new LinkedHashMap<>();
    private long turns;

    Collection<Modeled> all() {
        return jobs.values();
    }

    void enqueue(JobId id, int priority, boolean delayed) {
        jobs.put(id, new Modeled(id, priority, delayed, turns++));
    }

    /// As it is handed in.
    void begin(JobId id, int priority) {
        var job = new Modeled(id, priority, false, turns++);
        take(job);
        jobs.put(id, job);
    }

    /// The one whose turn it is.
    Optional<Modeled> claim() {
        var next = jobs.values().stream()
                .filter(job -> job.place == Place.READY)
                .min(Comparator.<Modeled>comparingInt(job -> job.priority).thenComparingLong(job -> job.turn));
        next.ifPresent(JobModel::take);
        return next;
    }

    private static void take(Modeled job) {
        job.place = Place.RUNNING;
        job.status = JobStatus.RUNNING;
        job.epoch++;
        job.attempts++;
    }

    /// Whether whoever holds this claim still has the job.
    boolean holds(Claim claim) {
        var job = jobs.get(claim.id());
        return job != null && job.place == Place.RUNNING && job.epoch == claim.epoch();
    }

    /// False when the claim was lost: then nothing changes.
    boolean settle(Claim claim, Fate fate, boolean rescued) {
        var job = jobs.get(claim.id());
        if (job == null || !holds(claim)) {
            return false;
        }
        job.epoch += rescued ? 1 : 0;
        switch (fate) {
            case Fate.Over over ->
                end(job, job.cancel && over.outcome() != JobStatus.SUCCEEDED ? JobStatus.CANCELED : over.outcome());
            case Fate.Again again -> {
                job.attempts -= again.counted() ? 0 : 1;
                if (job.cancel) {
                    end(job, JobStatus.CANCELED);
                } else {
                    job.crashes += rescued && again.failure() != null && !again.counted() ? 1 : 0;
                    job.place = again.delay().isZero() ? Place.READY : Place.DELAYED;
                    job.status = JobStatus.QUEUED;
                    job.turn = turns++;
                }
            }
        }
        return true;
    }

    /// Whether there was anything left to cancel.
    boolean cancel(JobId id) {
        var job = jobs.get(id);
        if (job == null || job.place == Place.OVER) {
            return false;
        }
        job.cancel = true;
        if (job.place != Place.RUNNING) {
            end(job, JobStatus.CANCELED);
        }
        return true;
    }

    /// All that wait have their time.
    void promote() {
        jobs.values().stream().filter(at(Place.DELAYED)).forEach(job -> {
            job.place = Place.READY;
            job.turn = turns++;
        });
    }

    void expire(JobId id) {
        var job = jobs.get(id);
        if (job != null && (job.place == Place.READY || job.place == Place.DELAYED)) {
            end(job, JobStatus.EXPIRED);
        }
    }

    boolean runNow(JobId id) {
        var job = jobs.get(id);
        if (job == null || job.place != Place.DELAYED) {
            return false;
        }
        job.place = Place.READY;
        job.turn = turns++;
        return true;
    }

    static Predicate<Modeled> at(Place place) {
        return job -> job.place == place;
    }

    private static void end(Modeled job, JobStatus outcome) {
        job.place = Place.OVER;
        job.status = outcome;
    }
}
