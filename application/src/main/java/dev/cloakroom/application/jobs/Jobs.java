package dev.cloakroom.application.jobs;

import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import java.util.Optional;

/// Jobs as their owners hand them in and see them. Reads of a job that was just submitted see it.
public interface Jobs {

    /// Stores a queued job; joins the open transaction, or is one of its own.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Unprocessable for a queue that nobody made
    void enqueue(Job job);

    Optional<Job> find(UserId owner, JobId id);
}
