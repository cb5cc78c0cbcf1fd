package dev.cloakroom.bench;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.work.BeatWorker;
import dev.cloakroom.application.jobs.work.GiveHeadStart;
import dev.cloakroom.application.jobs.work.JobFaults;
import dev.cloakroom.application.jobs.work.RunJobs;
import dev.cloakroom.application.jobs.work.SettleJobs;
import dev.cloakroom.application.jobs.work.StopWorker;
import dev.cloakroom.application.jobs.work.WatchRuns;
import dev.cloakroom.application.jobs.work.Workers;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.jobs.GroupCommit;
import dev.cloakroom.persistence.jobs.JdbiJobQueue;
import dev.cloakroom.persistence.jobs.JdbiWorkers;
import dev.cloakroom.persistence.jobs.news.HearOthers;
import dev.cloakroom.persistence.jobs.news.TellOthers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// What one process has of the engine, wired as the program wires it: it takes jobs, tells and hears news, and works.
final class Node implements AutoCloseable {

    static final String KIND = "no-op";

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final int SLOTS = 50;

    final GroupCommit intake;
    private final Database database;
    private final InstantSource clock = InstantSource.system();
    private final TestIds ids = new TestIds();
    private final UUID self = ids.get();
    private final Random random = new Random(1);
    private final Broadcast listeners = new Broadcast();
    private final Broadcast news = new Broadcast();
    private final Loops loops = new Loops(random);
    private final HearOthers hearing;
    private volatile Starts starts = new Starts(0);
    private Stopping stopping = () -> {};

    private interface Stopping {
        void stop() throws InterruptedException;
    }

    /// When each of so many jobs began.
    record Starts(Map<JobId, Long> at, CountDownLatch all) {
        Starts(int jobs) {
            this(new ConcurrentHashMap<>(), new CountDownLatch(jobs));
        }

        void note(JobId id) {
            at.put(id, System.nanoTime());
            all.countDown();
        }
    }

    Node(DatabaseSettings settings) {
        database = Database.open(settings);
        var telling = new TellOthers(database.jdbi(), self, clock);
        news.add(listeners);
        news.add(telling);
        telling.wakeBy(loops.between(Duration.ofMillis(20), SECOND, "tell-others", telling::handle)::wake);
        hearing = new HearOthers(database, self, listeners, clock);
        loops.every(SECOND, "hear-others", hearing::handle);
        intake = new GroupCommit(Routing.none(database.jdbi()), news);
    }

    UserId newOwner() {
        var owner = new UserId(ids.get());
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO users (id, email, created_at) VALUES (?, ?, now())",
                        owner.value(),
                        owner.value() + "@example.com"));
        return owner;
    }

    /// For whoever is not to find work that others left.
    void forgetJobs() {
        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM job_queue"));
    }

    JobId newId() {
        return new JobId(ids.get());
    }

    Starts expect(int jobs) {
        var expected = new Starts(jobs);
        starts = expected;
        return expected;
    }

    /// From now on it works, too, and what is handed in here may begin as it is stored.
    void work() {
        intake.beginBy(new GiveHeadStart(claim()));
    }

    /// From now on it works, too, but claims everything.
    RunJobs claim() {
        var queue = new JdbiJobQueue(database.jdbi(), news);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var means = new RunJobs.Means(threads, SLOTS, clock, random, new Loud());
        var worker = new BeatWorker(
                new JdbiWorkers(database.jdbi()), new Workers.Identity("bench", "0", Set.of(KIND), SLOTS), ids, clock);
        var settling = new SettleJobs(queue);
        var running = new RunJobs(queue, worker, settling, List.of(new NoOp()), means);
        var watching = new WatchRuns(running, worker, queue, means);
        listeners.add(running);
        loops.every(SECOND.multipliedBy(5), "beat-worker", worker::handle);
        running.wakeBy(
                loops.between(MOMENT, SECOND.multipliedBy(2), "run-jobs", running::handle)::wake,
                loops.every(SECOND.multipliedBy(2), "run-more-jobs", running::handleMore)::wake);
        settling.wakeBy(
                loops.every(SECOND, "settle-jobs", settling::handle)::wake,
                loops.every(SECOND, "settle-more-jobs", settling::handle)::wake);
        var stop = new StopWorker(running, watching, settling, worker, clock);
        stopping = () -> stop.handle(Duration.ofSeconds(10));
        return running;
    }

    void start() {
        loops.start();
    }

    @Override
    public void close() {
        loops.close();
        try {
            stopping.stop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        hearing.close();
        database.close();
    }

    private final class NoOp implements JobHandler {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Ending run(Execution execution) {
            starts.note(execution.id());
            return new Ending.Succeeded(Json.EMPTY);
        }
    }

    private static final class Loud implements JobFaults {
        @Override
        public void unexpected(Claim claim, Throwable thrown) {
            throw new IllegalStateException(thrown);
        }

        @Override
        public void stuck(Claim claim, StackTraceElement[] stack) {
            throw new IllegalStateException("stuck: " + claim);
        }
    }
}
