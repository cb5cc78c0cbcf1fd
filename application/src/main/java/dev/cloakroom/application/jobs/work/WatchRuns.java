package dev.cloakroom.application.jobs.work;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Looks after the jobs that run here: interrupts what is overdue, canceled, or perhaps lost; hands back
/// what waits too long for a slot; gives up on what does not listen; shows progress.
public final class WatchRuns {

    /// How long an interrupted handler may take to come back.
    private static final Duration GRACE = Duration.ofSeconds(10);

    /// What was claimed for a slot that was not free so soon is better off elsewhere.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final RunJobs running;
    private final BeatWorker worker;
    private final JobQueue queue;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final JobFaults faults;

    public WatchRuns(RunJobs running, BeatWorker worker, JobQueue queue, RunJobs.Means means) {
        this.running = running;
        this.worker = worker;
        this.queue = queue;
        this.clock = means.clock();
        this.random = means.random();
        this.faults = means.faults();
    }

    /// One look at everything; there is never more to do at once.
    public boolean handle() {
        running.stop(worker.canceling(), Run.Stop.CANCELED);
        var now = clock.instant();
        boolean fenced = !worker.isAlive();
        running.slots().handBack(fenced ? Duration.ZERO : LONGEST_WAIT);
        running.chargeRunning(now);
        for (var run : running.slots().runs()) {
            if (run.isOverdue(now)) {
                run.stop(Run.Stop.OVERDUE, now);
            } else if (fenced) {
                run.stop(Run.Stop.HAND_BACK, now);
            }
        }
        giveUpAfter(GRACE);
        report();
        return false;
    }

    /// Ends the runs whose handlers were interrupted that long ago and did not come back. What they write later
    /// carries a lost epoch.
    void giveUpAfter(Duration grace) {
        var since = clock.instant().minus(grace);
        for (var run : running.slots().runs()) {
            var fate = run.givenUp(since, random);
            if (fate != null) {
                faults.stuck(run.claim(), run.stack());
                running.slots().giveUp(run, fate);
            }
        }
    }

    private void report() {
        var now = clock.instant();
        List<JobQueue.Report> reports = running.slots().runs().stream()
                .map(run -> run.takeReport(now))
                .flatMap(Optional::stream)
                .toList();
        if (!reports.isEmpty()) {
            running.stop(queue.report(reports), Run.Stop.HAND_BACK);
        }
    }
}
