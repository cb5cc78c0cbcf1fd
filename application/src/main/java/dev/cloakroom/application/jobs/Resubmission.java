package dev.cloakroom.application.jobs;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.domain.jobs.Job;

/// Sends jobs of one kind again. A kind that has a resource of its own makes a new resource with the new job.
public interface Resubmission {

    String kind();

    /// Opens the transaction.
    ///
    /// @throws dev.cloakroom.domain.Rejection.Conflict `invalid-state-transition` unless it ended without success
    Submitted<Job> handle(Caller caller, Job ended, Once<Job> once);
}
