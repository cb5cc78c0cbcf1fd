package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Attempt;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Jobs as their owners hand them in and see them. Reads of a job that was just submitted see it.
public interface Jobs {

    /// Stores queued jobs, all or none; joins the open transaction, or is one of its own. Workers hear of them after
    /// the commit.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable for an unknown queue, or one kind too many
    void enqueue(List<Job> jobs);

    default void enqueue(Job job) {
        enqueue(List.of(job));
    }

    /// Ends jobs that were just stored, in the same transaction, before anybody could begin them: each has failed, and
    /// this is why.
    void fail(Map<JobId, Failure> faulty);

    /// Asks beforehand what [#enqueue] would refuse.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable for an unknown queue, or one kind too many
    void admit(Submission submission);

    Optional<Job> find(UserId owner, JobId id);

    /// Newest first, without payloads.
    List<Job> list(UserId owner, JobFilter filter);

    /// The result of a job that succeeded, as long as it is kept.
    Optional<Json.Obj> result(UserId owner, JobId id);

    /// The results of those of these jobs that have one, whoever owns them.
    Map<JobId, Json.Obj> results(Collection<JobId> ids);

    /// The attempts, oldest first; the one under way and the one that succeeded are among them.
    List<Attempt> attempts(UserId owner, JobId id);

    /// Those of these jobs that the owner has, in no order, without payloads.
    List<Job> findAll(UserId owner, Collection<JobId> ids);

    /// Ends a queued job now and asks a running one to stop; does nothing to a terminal one. Empty when the owner has
    /// no such job, else whether there was anything left to cancel.
    Optional<Boolean> cancel(UserId owner, JobId id);

    /// Makes a job ready that waits for its time or for its next attempt; false where there was no such job.
    boolean runNow(UserId owner, JobId id);
}
