package dev.cloakroom.persistence.jobs.doorbell;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.jobs.doorbell.Doorbell;
import dev.cloakroom.application.jobs.doorbell.RingDoorbell;
import dev.cloakroom.application.jobs.work.AnswerDoorbell;
import dev.cloakroom.application.jobs.work.BeatWorker;
import dev.cloakroom.application.jobs.work.JobFaults;
import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.application.jobs.work.RunJobs;
import dev.cloakroom.application.jobs.work.SettleJobs;
import dev.cloakroom.application.jobs.work.StopWorker;
import dev.cloakroom.application.jobs.work.WatchRuns;
import dev.cloakroom.application.jobs.work.Workers;
import dev.cloakroom.domain.jobs.Backoff;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.JdbiJobQueue;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import dev.cloakroom.persistence.jobs.JdbiWorkers;
import dev.cloakroom.persistence.jobs.QueueMode;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A process that takes jobs in and runs those of the kind `sleep`, four at a time, moved step by step. With a doorbell
/// its worker hears of them by that, else it asks PostgreSQL.
public final class HandDrivenNode implements AutoCloseable {

    public interface Body {
        Ending run(Execution execution) throws Exception;
    }

    public final Jobs jobs;
    public final JobQueue queue;
    final Workers workers;
    final BeatWorker beat;
    final WatchRuns watch;
    final StopWorker stop;
    final RunJobs running;
    private final SettleJobs settling;
    private final @Nullable RingDoorbell ringing;
    private final @Nullable AnswerDoorbell answering;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public HandDrivenNode(TestDatabase database, @Nullable Doorbell doorbell, Body body) {
        var jdbi = database.jdbi();
        var news = new Broadcast();
        var mode = doorbell == null ? QueueMode.POSTGRES : QueueMode.SQS;
        var clock = new TestClock();
        var means = new RunJobs.Means(threads, 4, clock, new Random(1), new NoFaults());
        jobs = new JdbiJobs(Routing.none(jdbi), news, mode);
        queue = new JdbiJobQueue(jdbi, news, mode);
        workers = new JdbiWorkers(jdbi);
        beat = new BeatWorker(workers, new Workers.Identity("test", "1", Set.of("sleep"), 4), new TestIds(), clock);
        settling = new SettleJobs(queue);
        running = new RunJobs(queue, beat, settling, List.of(new Sleep(body)), means);
        watch = new WatchRuns(running, beat, queue, means);
        stop = new StopWorker(running, watch, settling, beat, clock);
        ringing = doorbell == null ? null : new RingDoorbell(new JdbiOutbox(jdbi), doorbell);
        answering = doorbell == null
                ? null
                : new AnswerDoorbell(doorbell, new JdbiRungJobs(jdbi, news), running, Duration.ZERO, clock);
        news.add(running);
        var _ = beat.handle();
    }

    /// One round of all there is to do but the upkeep.
    public void round() throws Exception {
        ring();
        hear();
        var _ = settling.handle();
        tend();
    }

    void ring() throws Exception {
        if (ringing != null) {
            var _ = ringing.handle();
        }
    }

    void hear() throws Exception {
        var _ = answering == null ? running.handle() : answering.handle();
    }

    void tend() throws Exception {
        if (answering != null) {
            var _ = answering.tend();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private record Sleep(Body body) implements JobHandler {
        @Override
        public String kind() {
            return "sleep";
        }

        @Override
        public Backoff backoff() {
            return new Backoff(Duration.ofHours(2), Duration.ofHours(4));
        }

        @Override
        public Ending run(Execution execution) throws Exception {
            return body.run(execution);
        }
    }

    private record NoFaults() implements JobFaults {
        @Override
        public void unexpected(Claim claim, Throwable thrown) {
            throw new AssertionError(thrown);
        }

        @Override
        public void stuck(Claim claim, StackTraceElement[] stack) {
            throw new AssertionError("stuck");
        }
    }
}
