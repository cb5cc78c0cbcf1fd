package dev.cloakroom.application.jobs.upkeep;

import java.time.Duration;

/// Drops the weeks whose jobs have all been over for as long as they are kept, and what belongs to those jobs.
public final class DropOldJobs {

    private final JobHistory history;
    private final Duration retention;
    private final Leadership leadership;

    public DropOldJobs(JobHistory history, Duration retention, Leadership leadership) {
        this.history = history;
        this.retention = retention;
        this.leadership = leadership;
    }

    /// One chunk or one week; true when there may be more.
    public boolean handle() {
        if (!leadership.isHeld()) {
            return false;
        }
        history.keep(retention);
        return history.dropPast();
    }
}
