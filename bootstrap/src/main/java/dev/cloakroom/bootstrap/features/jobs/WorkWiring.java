package dev.cloakroom.bootstrap.features.jobs;

import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.upkeep.DropOldJobs;
import dev.cloakroom.application.jobs.upkeep.Leadership;
import dev.cloakroom.application.jobs.upkeep.MaintainJobs;
import dev.cloakroom.application.jobs.upkeep.PromoteJobs;
import dev.cloakroom.application.jobs.upkeep.RescueJobs;
import dev.cloakroom.application.jobs.upkeep.TendQueue;
import dev.cloakroom.application.jobs.work.BeatWorker;
import dev.cloakroom.application.jobs.work.GiveHeadStart;
import dev.cloakroom.application.jobs.work.RunJobs;
import dev.cloakroom.application.jobs.work.SettleJobs;
import dev.cloakroom.application.jobs.work.StopWorker;
import dev.cloakroom.application.jobs.work.WatchRuns;
import dev.cloakroom.application.jobs.work.Workers;
import dev.cloakroom.bootstrap.features.OperationWiring;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.bootstrap.loops.PollingLoop;
import dev.cloakroom.bootstrap.process.Base;
import dev.cloakroom.bootstrap.process.Host;
import dev.cloakroom.bootstrap.process.LoggedFaults;
import dev.cloakroom.bootstrap.process.MetricsWiring;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.jobs.GroupCommit;
import dev.cloakroom.persistence.jobs.JdbiJobQueue;
import dev.cloakroom.persistence.jobs.JdbiWorkers;
import dev.cloakroom.persistence.jobs.upkeep.JdbiJobHistory;
import dev.cloakroom.persistence.jobs.upkeep.JdbiQueueTable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A worker: it claims and runs jobs, says that it lives, and takes its turn at what only one needs to do.
public record WorkWiring(Claiming claiming, RunJobs running, StopWorker stopping, Leadership leadership) {

    /// What runs may come to its end in this time when the process stops; the rest is handed back.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /// The loops that bring jobs, how one of them is stopped, and what is left to do when all jobs have ended.
    record Claiming(List<PollingLoop> loops, Stop stop, PollingLoop.Step end) {
        interface Stop {
            void stop(PollingLoop loop) throws InterruptedException;
        }
    }

    public static WorkWiring of(
            Base base, JobsWiring jobs, @Nullable DoorbellWiring doorbell, Collection<JobHandler> handlers) {
        var database = base.database();
        var clock = base.clock();
        var ids = base.ids();
        var loops = base.loops();
        var random = base.random();
        int slots = base.config().workerSlots();
        var queue = new JdbiJobQueue(database.jdbi(), jobs.news().everywhere(), base.mode());
        var workers = new JdbiWorkers(database.jdbi());
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("job-", 0).factory());
        var means = new RunJobs.Means(threads, slots, clock, random, new LoggedFaults());

        var kinds = handlers.stream().map(JobHandler::kind).collect(Collectors.toSet());
        var identity = new Workers.Identity(Host.name(), Host.version(), kinds, slots);
        var worker = new BeatWorker(workers, identity, ids, clock);
        var settling = new SettleJobs(queue);
        var running = new RunJobs(queue, worker, settling, handlers, means);
        var watching = new WatchRuns(running, worker, queue, means);
        jobs.news().here().add(running);
        loops.every(Duration.ofSeconds(5), "beat-worker", worker::handle);
        var claiming = doorbell == null
                ? claiming(running, jobs.intake(), loops)
                : claiming(doorbell.answer(database, jobs, running, clock, loops));
        settling.wakeBy(
                loops.every(SECOND, "settle-jobs", settling::handle)::wake,
                loops.every(SECOND, "settle-more-jobs", settling::handle)::wake);
        loops.every(MOMENT.multipliedBy(5), "watch-runs", watching::handle);

        var leadership = new Leadership(workers, ids.get(), clock);
        var history = new JdbiJobHistory(database.jdbi());
        var keys = new JdbiIdempotencyKeys(database.jdbi());
        loops.every(SECOND, "promote-jobs", new PromoteJobs(queue, leadership)::handle);
        loops.every(Duration.ofSeconds(5), "rescue-jobs", new RescueJobs(queue, leadership, random)::handle);
        loops.every(
                Duration.ofMinutes(10), "maintain-jobs", new MaintainJobs(history, keys, workers, leadership)::handle);
        return new WorkWiring(
                claiming, running, new StopWorker(running, watching, settling, worker, clock), leadership);
    }

    private static Claiming claiming(RunJobs running, GroupCommit intake, Loops loops) {
        intake.beginBy(new GiveHeadStart(running));
        var claiming = List.of(
                loops.between(MOMENT, SECOND.multipliedBy(2), "run-jobs", running::handle),
                loops.every(SECOND.multipliedBy(2), "run-more-jobs", running::handleMore));
        running.wakeBy(claiming.getFirst()::wake, claiming.getLast()::wake);
        return new Claiming(claiming, loop -> loop.stop(GRACE), () -> false);
    }

    /// Who waits for a message need not wait to the end.
    private static Claiming claiming(DoorbellWiring.Answering answering) {
        return new Claiming(
                answering.loops(), loop -> loop.stopWaiting(MOMENT.multipliedBy(10)), answering.answering()::tend);
    }

    /// Forgets what ended that long ago.
    public void forget(Database database, Duration retention, Loops loops) {
        var dropping = new DropOldJobs(new JdbiJobHistory(database.jdbi()), retention, leadership);
        loops.every(Duration.ofMinutes(10), "drop-old-jobs", dropping::handle);
    }

    /// Keeps the table fast that claims go through, and shows how it is.
    public void tend(Database database, OperationWiring operation, MetricsWiring metrics, Loops loops) {
        var tending = new TendQueue(new JdbiQueueTable(database), leadership);
        loops.every(Duration.ofSeconds(10), "tend-queue", tending::handle);
        operation.warnings().add(() -> tending.warnings(running.usualClaim()));
        metrics.claims(tending, running);
    }

    /// Claiming ends first: a claim under way would bring jobs that nobody hands back.
    public void stop() throws Exception {
        running.stopClaiming();
        for (var loop : claiming.loops()) {
            claiming.stop().stop(loop);
        }
        stopping.handle(GRACE);
        var _ = claiming.end().handle();
    }
}
