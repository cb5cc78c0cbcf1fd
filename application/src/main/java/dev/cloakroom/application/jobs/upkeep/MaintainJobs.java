package dev.cloakroom.application.jobs.upkeep;

import dev.cloakroom.application.IdempotencyKeys;
import dev.cloakroom.application.jobs.work.Workers;
import java.time.Duration;

/// Makes room for the weeks to come and forgets what nobody needs: expired idempotency keys, checkpoints of jobs
/// that are over, the entries of workers long gone.
public final class MaintainJobs {

    private static final Duration AHEAD = Duration.ofDays(56);
    private static final Duration WORKER_GONE = Duration.ofDays(1);
    private static final int CHUNK = 1_000;

    private final JobHistory history;
    private final IdempotencyKeys keys;
    private final Workers workers;
    private final Leadership leadership;

    public MaintainJobs(JobHistory history, IdempotencyKeys keys, Workers workers, Leadership leadership) {
        this.history = history;
        this.keys = keys;
        this.workers = workers;
        this.leadership = leadership;
    }

    /// One chunk of each; true when there may be more.
    public boolean handle() {
        if (!leadership.isHeld()) {
            return false;
        }
        int made = history.makeRoom(AHEAD);
        int workersGone = workers.forget(WORKER_GONE);
        int expired = keys.forgetExpired(CHUNK);
        int forgotten = history.forgetCheckpoints(CHUNK);
        return made + workersGone > 0 || expired == CHUNK || forgotten == CHUNK;
    }
}
