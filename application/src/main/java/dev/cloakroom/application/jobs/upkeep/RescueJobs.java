package dev.cloakroom.application.jobs.upkeep;

import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.domain.jobs.Backoff;
import dev.cloakroom.domain.jobs.Fate;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Takes jobs from workers that went silent or let them run too long. Their epoch rises with it, so what the old
/// worker still writes changes nothing.
public final class RescueJobs {

    private static final Duration SILENCE = Duration.ofSeconds(15);

    /// Longer than a living worker takes to end an overdue job itself.
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final int CHUNK = 1_000;

    private final JobQueue queue;
    private final Leadership leadership;
    private final RandomGenerator random;

    public RescueJobs(JobQueue queue, Leadership leadership, RandomGenerator random) {
        this.queue = queue;
        this.leadership = leadership;
        this.random = random;
    }

    /// Rescues one chunk; true when there may be more.
    public boolean handle() {
        if (!leadership.isHeld()) {
            return false;
        }
        var stranded = queue.stranded(SILENCE, GRACE, CHUNK);
        if (!stranded.isEmpty()) {
            var _ = queue.settle(stranded.stream().map(this::settlement).toList());
        }
        return stranded.size() == CHUNK;
    }

    private JobQueue.Settlement settlement(JobQueue.Stranded stranded) {
        var claim = stranded.claim();
        return new JobQueue.Settlement(claim.id(), claim.epoch(), fate(stranded), true);
    }

    private Fate fate(JobQueue.Stranded stranded) {
        var claim = stranded.claim();
        return switch (stranded.reason()) {
            case WORKER_GONE -> claim.crashed();
            case TIMED_OUT -> claim.timedOut(Backoff.DEFAULT.after(claim.attempt(), random));
            case EXPIRED -> claim.expired();
        };
    }
}
