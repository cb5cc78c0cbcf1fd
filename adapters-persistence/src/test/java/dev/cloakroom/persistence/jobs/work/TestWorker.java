package dev.cloakroom.persistence.jobs.work;

import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Ending;
import dev.cloakroom.application.jobs.Execution;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.work.BeatWorker;
import dev.cloakroom.application.jobs.work.JobFaults;
import dev.cloakroom.application.jobs.work.JobQueue;
import dev.cloakroom.application.jobs.work.RunJobs;
import dev.cloakroom.application.jobs.work.SettleJobs;
import dev.cloakroom.application.jobs.work.StopWorker;
import dev.cloakroom.application.jobs.work.WatchRuns;
import dev.cloakroom.domain.jobs.Backoff;
import dev.cloakroom.domain.jobs.Claim;
import dev.cloakroom.persistence.jobs.TestEngine;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A whole worker with two slots, for one kind, moved step by step.
public final class TestWorker implements AutoCloseable {

    public interface Body {
        Ending run(Execution execution) throws Exception;
    }

    final TestClock clock = new TestClock();
    public final List<String> faults = new CopyOnWriteArrayList<>();
    final BeatWorker beat;
    public final SettleJobs settle;
    public final RunJobs run;
    final WatchRuns watch;
    final StopWorker stop;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public TestWorker(TestEngine engine, Body body) {
        this(engine, engine.queue, body);
    }

    TestWorker(TestEngine engine, JobQueue queue, Body body) {
        var means = new RunJobs.Means(threads, 2, clock, new Random(1), new Faults());
        beat = new BeatWorker(engine.workers, TestEngine.IDENTITY, new TestIds(), clock);
        settle = new SettleJobs(queue);
        run = new RunJobs(queue, beat, settle, List.of(handler(engine.kind, body)), means);
        watch = new WatchRuns(run, beat, queue, means);
        stop = new StopWorker(run, watch, settle, beat, clock);
        var _ = beat.handle();
    }

    /// Settles what ends until something was written.
    void settleOne() {
        while (!settle.handle()) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static JobHandler handler(String kind, Body body) {
        return new JobHandler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Backoff backoff() {
                return new Backoff(Duration.ofHours(2), Duration.ofHours(4));
            }

            @Override
            public Ending run(Execution execution) throws Exception {
                return body.run(execution);
            }
        };
    }

    private final class Faults implements JobFaults {
        @Override
        public void unexpected(Claim claim, Throwable thrown) {
            faults.add("unexpected " + thrown.getMessage());
        }

        @Override
        public void stuck(Claim claim, StackTraceElement[] stack) {
            faults.add("stuck");
        }
    }
}
