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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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

    public record Result(int jobs, Duration enqueue, Duration drain) {
        public double enqueuedPerSecond() {
            return jobs * 1e9 / enqueue.toNanos();
        }

        public double drainedPerSecond() {
            return jobs * 1e9 / drain.toNanos();
        }
    }

    /// Enqueues so many jobs and runs them all with that many slots.
    public Result run(UserId owner, int count, int slots) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        for (int made = 0; made < count; made += BATCH) {
            jobs.enqueue(Stream.generate(() -> job(owner))
                    .limit(Math.min(BATCH, count - made))
                    .toList());
        }
        long enqueued = System.nanoTime();
        drain(count, slots);
        long drained = System.nanoTime();
        return new Result(count, Duration.ofNanos(enqueued - begin), Duration.ofNanos(drained - enqueued));
    }

    private Job job(UserId owner) {
        return Job.queued(
                new JobId(ids.get()), Submission.of(owner, KIND, JsonText.read(PAYLOAD)), clock.instant());
    }

    private void drain(int count, int slots) throws InterruptedException, ExecutionException {
        var done = new CountDownLatch(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var means = new RunJobs.Means(threads, slots, clock, new Random(1), new Loud());
            var beat = new BeatWorker(workers, new BeatWorker.Identity("bench", "0"), ids, clock);
            var _ = beat.handle();
            var settling = new SettleJobs(queue);
            var running = new RunJobs(queue, beat, settling, List.of(new NoOp(done)), means);
            var settler = threads.submit(() -> {
                repeat(settling::handle, settling::wakeBy, () -> done.getCount() > 0 || running.running() > 0);
                while (settling.handle()) {
                    // Until nothing is left.
                }
                return true;
            });
            repeat(running::handle, running::wakeBy, () -> done.getCount() > 0);
            settler.get();
        }
    }

    /// As the loops of a real process do: at once while there is something to do, else when woken.
    private static void repeat(BooleanSupplier step, Consumer<Runnable> wakeBy, BooleanSupplier unfinished)
            throws InterruptedException {
        var wakeUps = new Semaphore(0);
        wakeBy.accept(wakeUps::release);
        while (unfinished.getAsBoolean()) {
            if (!step.getAsBoolean()) {
                var _ = wakeUps.tryAcquire(10, TimeUnit.MILLISECONDS);
                wakeUps.drainPermits();
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
