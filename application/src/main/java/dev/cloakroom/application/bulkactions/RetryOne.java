package dev.cloakroom.application.bulkactions;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Once;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.jobs.RetryJob;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.jobs.Job;

/// Sends one job of a page again, where that is allowed.
public final class RetryOne implements RunBulkAction.Step {

    private final RetryJob retry;

    public RetryOne(RetryJob retry) {
        this.retry = retry;
    }

    @Override
    public boolean act(Caller caller, Job job) {
        try {
            return retry.handle(caller, job.id(), Once.always()) instanceof Submitted.Made<Job>;
        } catch (Rejection.Conflict | Rejection.Forbidden | Rejection.Missing _) {
            // It was thrown before anything was written: the page goes on without this one.
            return false;
        }
    }
}
