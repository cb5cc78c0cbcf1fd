package dev.cloakroom.application.jobs.work;

import java.time.Duration;
import java.time.InstantSource;

/// Ends the work of this process so that others can go on at once and no attempt is burned: takes nothing more, lets
/// run what ends in time, hands back the rest, and takes leave.
public final class StopWorker {

    /// How long interrupted handlers may take to come back.
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(3);

    private final RunJobs running;
    private final WatchRuns watching;
    private final SettleJobs settling;
    private final BeatWorker worker;
    private final InstantSource clock;

    public StopWorker(
            RunJobs running, WatchRuns watching, SettleJobs settling, BeatWorker worker, InstantSource clock) {
        this.running = running;
        this.watching = watching;
        this.settling = settling;
        this.worker = worker;
        this.clock = clock;
    }

    /// The loops of settling, beating and watching may go on meanwhile; that of claiming should not.
    public void handle(Duration grace) throws InterruptedException {
        running.stopClaiming();
        // What is stored as ours at this moment is to be run, or handed back, like what is here.
        var _ = running.awaitAnswers(grace);
        worker.drain();
        var slots = running.slots();
        slots.handBack(Duration.ZERO);
        if (!slots.awaitIdle(grace)) {
            slots.runs().forEach(run -> run.stop(Run.Stop.HAND_BACK, clock.instant()));
            if (!slots.awaitIdle(AFTER_INTERRUPT)) {
                watching.giveUpAfter(Duration.ZERO);
            }
        }
        settling.flush();
        worker.deregister();
    }
}
