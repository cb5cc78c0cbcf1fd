package dev.cloakroom.bootstrap.storm;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.Intake;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.upkeep.Leadership;
import dev.cloakroom.application.jobs.upkeep.PromoteJobs;
import dev.cloakroom.application.jobs.upkeep.RescueJobs;
import dev.cloakroom.application.jobs.work.BeatWorker;
import dev.cloakroom.application.jobs.work.GiveHeadStart;
import dev.cloakroom.application.jobs.work.JobFaults;
import dev.cloakroom.application.jobs.work.RunJobs;
import dev.cloakroom.application.jobs.work.SettleJobs;
import dev.cloakroom.application.jobs.work.WatchRuns;
import dev.cloakroom.application.jobs.work.Workers;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.bootstrap.process.TimeOrderedIds;
import dev.cloakroom.bootstrap.storm.RunLog.Step;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Backoff;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.jobs.GroupCommit;
import dev.cloakroom.persistence.jobs.JdbiJobQueue;
import dev.cloakroom.persistence.jobs.JdbiWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A worker of the engine in a process of its own, wired as the program wires it, that writes down each attempt. It is
/// never asked to stop. It hands in jobs, too, which may begin as they are stored, until the storm is over. Arguments:
/// its name, the URL of the database, the file, and the owner of what it hands in.
@SuppressWarnings("SystemOut") // How the test knows.
final class StormWorker {

    static final String KIND = "storm";
    static final String READY = "the worker is ready";

    static final String NO_MORE = "the worker hands in no more";

    /// A file beside the log that says that the storm is over.
    static final String OVER = "over";

    static final Limits LIMITS = new Limits(20, Duration.ofMinutes(1), null);

    private static final int SLOTS = 4;
    private static final int LONGEST_MILLIS = 60;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private StormWorker() {}

    static void main(String[] arguments) throws IOException, InterruptedException {
        var clock = InstantSource.system();
        var random = new Random();
        var database = open(new DatabaseSettings(arguments[1], null, null, 4));
        var news = new Broadcast();
        var queue = new JdbiJobQueue(database.jdbi(), news);
        var workers = new JdbiWorkers(database.jdbi());
        var log = new RunLog(Path.of(arguments[2]));
        var handler = new Handler(log);
        var means = new RunJobs.Means(Executors.newVirtualThreadPerTaskExecutor(), SLOTS, clock, random, new Unheard());
        var identity = new Workers.Identity(arguments[0], "1", Set.of(KIND), SLOTS);
        var beat = new BeatWorker(workers, identity, UUID::randomUUID, clock);
        var settling = new SettleJobs(queue);
        var running = new RunJobs(queue, beat, settling, List.of(handler), means);
        var watching = new WatchRuns(running, beat, queue, means);
        var leadership = new Leadership(workers, UUID.randomUUID(), clock);
        news.add(running);
        var loops = new Loops(random);
        loops.every(SECOND, "beat-worker", beat::handle);
        loops.every(MOMENT, "watch-runs", watching::handle);
        loops.every(MOMENT, "rescue-jobs", new RescueJobs(queue, leadership, random)::handle);
        loops.every(MOMENT, "promote-jobs", new PromoteJobs(queue, leadership)::handle);
        running.wakeBy(
                loops.between(MOMENT, MOMENT.multipliedBy(2), "run-jobs", running::handle)::wake,
                loops.every(SECOND, "run-more-jobs", running::handleMore)::wake);
        settling.wakeBy(
                loops.every(MOMENT, "settle-jobs", settling::handle)::wake,
                loops.every(SECOND, "settle-more-jobs", settling::handle)::wake);
        loops.start();
        var intake = new GroupCommit(Routing.none(database.jdbi()), news);
        intake.beginBy(new GiveHeadStart(running));
        System.out.println(READY);
        var owner = new UserId(UUID.fromString(arguments[3]));
        handIn(intake, owner, log, Path.of(arguments[2]).resolveSibling(OVER));
        System.out.println(NO_MORE);
        // The loops alone do not keep a process alive.
        new CountDownLatch(1).await();
    }

    /// The storm may cut the first connection, too.
    private static Database open(DatabaseSettings settings) {
        while (true) {
            try {
                return Database.open(settings);
            } catch (PoolInitializationException _) {
                Thread.onSpinWait();
            }
        }
    }

    private static void handIn(Intake intake, UserId owner, RunLog log, Path over)
            throws IOException, InterruptedException {
        var clock = InstantSource.system();
        var ids = new TimeOrderedIds(clock, new SecureRandom());
        while (!Files.exists(over)) {
            Thread.sleep(PAUSE);
            var job = job(new JobId(ids.get()), owner, clock.instant());
            try {
                var _ = intake.submit(job, null);
                log.accepted(job.id());
            } catch (RuntimeException _) {
                // Cut. It may be there all the same; then it ends like the others.
            }
        }
    }

    static Job job(JobId id, UserId owner, Instant now) {
        return Job.queued(
                id, new Submission(owner, KIND, "default", Json.EMPTY, 5, null, LIMITS, Submission.Origin.NONE), now);
    }

    /// Works for a moment; one attempt of six fails then.
    private static final class Handler implements JobHandler {
        private final RunLog log;
        private final SecureRandom random = new SecureRandom();

        private Handler(RunLog log) {
            this.log = log;
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Backoff backoff() {
            return new Backoff(MOMENT, MOMENT);
        }

        @Override
        public Ending run(Execution execution) throws IOException, InterruptedException {
            log.add(execution, Step.START);
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            log.add(execution, Step.END);
            return random.nextInt(6) == 0
                    ? new Ending.Failed(new Failure("dependency-unavailable", "Bad luck."), null)
                    : new Ending.Succeeded(Json.EMPTY);
        }
    }

    /// A connection that is cut under an attempt's bookkeeping is what the storm is about.
    private static final class Unheard implements JobFaults {
        @Override
        public void unexpected(Claim claim, Throwable thrown) {}

        @Override
        public void stuck(Claim claim, StackTraceElement[] stack) {}
    }
}
