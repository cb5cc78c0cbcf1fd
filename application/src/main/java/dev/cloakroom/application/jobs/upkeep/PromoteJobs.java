package dev.cloakroom.application.jobs.upkeep;

import dev.cloakroom.application.jobs.work.JobQueue;

/// Makes delayed jobs ready when their time comes, and ends those whose time is over.
public final class PromoteJobs {

    private static final int CHUNK = 1_000;

    private final JobQueue queue;
    private final Leadership leadership;

    public PromoteJobs(JobQueue queue, Leadership leadership) {
        this.queue = queue;
        this.leadership = leadership;
    }

    /// One chunk of each; true when there may be more.
    public boolean handle() {
        if (!leadership.isHeld()) {
            return false;
        }
        int expired = queue.expire(CHUNK);
        int promoted = queue.promote(CHUNK);
        return expired == CHUNK || promoted == CHUNK;
    }
}
