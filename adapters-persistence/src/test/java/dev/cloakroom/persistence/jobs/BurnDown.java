package dev.cloakroom.persistence.jobs;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.work.BeatWorker;
import dev.cloakroom.application.jobs.work.JobFaults;
import dev.cloakroom.application.jobs.work.RunJobs;
import dev.cloakroom.application.jobs.work.SettleJobs;
import dev.cloakroom.application.jobs.work.StopWorker;
import dev.cloakroom.application.jobs.work.WatchRuns;
import dev.cloakroom.application.jobs.work.Workers;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.JsonText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// How fast the whole engine burns down a backlog of jobs that do nothing: claims, one virtual thread each, settles.
/// Benchmarks call it; a test sees that it works.
public final class BurnDown {

    /// What each job carries.
    public static final String PAYLOAD = """
            {"number":7,"text":"a payload of some bytes"}""";

    private static final int BATCH = 1_000;
    private static final String KIND = "no-op";

    private final JdbiJobs jobs;
    private final JdbiJobQueue queue;
    private final JdbiWorkers workers;
    private final TestIds ids = new TestIds();
    private final InstantSource clock = InstantSource.system();

    public BurnDown(Database database) {
        var news = new Broadcast();
        jobs = new JdbiJobs(database.jdbi(), news);
        queue = new JdbiJobQueue(database.jdbi(), news);
        workers = new JdbiWorkers(database.jdbi());
    }

    /// Enqueues so many jobs.
    public void fill(UserId owner, int count) {
        for (int made = 0; made < count; made += BATCH) {
            jobs.enqueue(Stream.generate(() -> job(owner))
                    .limit(Math.min(BATCH, count - made))
                    .toList());
        }
    }

    private Job job(UserId owner) {
        return Job.queued(new JobId(ids.get()), Submission.of(owner, KIND, JsonText.read(PAYLOAD)), clock.instant());
    }

    /// Runs that many jobs with so many slots, to the last settlement, and says how many it did a second.
    public double drain(int count, int slots) throws InterruptedException {
        long begin = System.nanoTime();
        var done = new CountDownLatch(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var means = new RunJobs.Means(threads, slots, clock, new Random(1), new Loud());
            var beat = new BeatWorker(workers, new Workers.Identity("bench", "0", Set.of(), 0), ids, clock);
            var _ = beat.handle();
            var settling = new SettleJobs(queue);
            var running = new RunJobs(queue, beat, settling, List.of(new NoOp(done)), means);
            var stopping = new StopWorker(running, new WatchRuns(running, beat, queue, means), settling, beat, clock);
            var loops = List.of(
                    new Loop(running::handle),
                    new Loop(running::handleMore),
                    new Loop(settling::handle),
                    new Loop(settling::handle),
                    new Loop(beat::handle));
            running.wakeBy(loops.get(0).wakeUps::release, loops.get(1).wakeUps::release);
            settling.wakeBy(loops.get(2).wakeUps::release, loops.get(3).wakeUps::release);
            loops.forEach(threads::execute);
            done.await();
            stopping.handle(Duration.ofSeconds(10));
            loops.forEach(Loop::stop);
            return count * 1e9 / (System.nanoTime() - begin);
        }
    }

    /// As the loops of a real process do: at once while there is something to do, else when woken.
    private static final class Loop implements Runnable {
        private final BooleanSupplier step;
        private final Semaphore wakeUps = new Semaphore(0);
        private volatile boolean stopped;

        Loop(BooleanSupplier step) {
            this.step = step;
        }

        void stop() {
            stopped = true;
            wakeUps.release();
        }

        @Override
        public void run() {
            try {
                while (!stopped) {
                    if (!step.getAsBoolean()) {
                        var _ = wakeUps.tryAcquire(1, TimeUnit.SECONDS);
                        wakeUps.drainPermits();
                    }
                }
            } catch (InterruptedException _) {
                // Stopped.
            }
        }
    }

    private record NoOp(CountDownLatch done) implements JobHandler {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Ending run(Execution execution) {
            done.countDown();
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
