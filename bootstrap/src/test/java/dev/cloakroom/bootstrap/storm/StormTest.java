package dev.cloakroom.bootstrap.storm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Intake;
import dev.cloakroom.bootstrap.Eventually;
import dev.cloakroom.bootstrap.OtherProcess;
import dev.cloakroom.bootstrap.process.TimeOrderedIds;
import dev.cloakroom.bootstrap.storm.History.Outcome;
import dev.cloakroom.bootstrap.storm.RunLog.Line;
import dev.cloakroom.bootstrap.storm.RunLog.Step;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.TestDatabase;
import dev.cloakroom.persistence.jobs.GroupCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Three workers, of which one is killed again and again, and connections that are cut all the time, those of the
/// workers and those of whoever hands jobs in: somebody who does nothing else, and the workers, where jobs may begin as
/// they are stored.
@Timeout(600)
class StormTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int WORKERS = 3;
    private static final int KILLS = 5;
    private static final int AT_LEAST_BETWEEN_KILLS = 60;

    private static final String CUT = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
            ORDER BY random() LIMIT 1
            """;

    private static final String OUTCOMES = """
            SELECT o.job_id, o.outcome, o.epoch, o.attempts, j.max_attempts
            FROM job_outcome o JOIN job j ON j.id = o.job_id
            """;

    @TempDir
    Path folder;

    private final Random random = new Random(11);
    private final InstantSource clock = InstantSource.system();
    private final TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
    private final UserId owner = DATABASE.newUser();
    private final Queue<JobId> accepted = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Named> workers = new ArrayList<>();
    private final List<Path> logs = new ArrayList<>();

    private record Named(String name, OtherProcess process) {}

    @Test
    void everyAcceptedJobEndsOnceAndNoTwoEpochsWorkAtTheSameTime() throws Exception {
        try (var submitters = Database.open(DATABASE.settings());
                var cutters = Database.open(DATABASE.settings());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WORKERS; i++) {
                workers.add(worker());
            }
            var intake = new GroupCommit(Routing.none(submitters.jdbi()), new Broadcast());
            var _ = threads.submit(() -> untilOver(Duration.ofMillis(5), () -> submit(intake)));
            var _ = threads.submit(() -> untilOver(Duration.ofMillis(300), () -> cut(cutters)));
            try {
                killAgainAndAgain();
            } finally {
                Files.createFile(folder.resolve(StormWorker.OVER));
                over.countDown();
            }
        }
        for (var worker : workers) {
            worker.process().awaitLine(StormWorker.NO_MORE);
        }
        Eventually.holds("no job waits or runs", () -> count("SELECT count(*) FROM job_queue") == 0);
        workers.forEach(worker -> worker.process().close());
        var lines = lines();
        accepted.addAll(jobs(lines, Step.ACCEPTED));
        assertThat(new History(lines, outcomes()).faults(accepted)).isEmpty();
        assertThat(accepted).hasSizeGreaterThan(KILLS * AT_LEAST_BETWEEN_KILLS);
        // It was a storm.
        assertThat(count("SELECT count(*) FROM job_attempt WHERE cause = 'crashed'"))
                .isPositive();
        assertThat(lines).anyMatch(line -> line.epoch() > 2);
        assertThat(jobs(lines, Step.ACCEPTED)).hasSizeGreaterThan(AT_LEAST_BETWEEN_KILLS);
    }

    private static Set<JobId> jobs(List<Line> lines, Step step) {
        return lines.stream().filter(line -> line.step() == step).map(Line::job).collect(Collectors.toSet());
    }

    private void killAgainAndAgain() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            int before = count("SELECT count(*) FROM job_outcome");
            Eventually.holds(
                    "work is done", () -> count("SELECT count(*) FROM job_outcome") > before + AT_LEAST_BETWEEN_KILLS);
            var victim = workers.remove(random.nextInt(WORKERS));
            victim.process().kill();
            silence(victim.name());
            workers.add(worker());
        }
    }

    private Named worker() throws IOException, InterruptedException {
        var name = "worker-" + logs.size();
        var log = folder.resolve(name);
        logs.add(log);
        var process = OtherProcess.start(
                StormWorker.class, Map.of(), name, DATABASE.settings().url(), log.toString(), owner.toString());
        process.awaitLine(StormWorker.READY);
        return new Named(name, process);
    }

    /// What is not accepted may be there all the same; then it ends like the others.
    private void submit(Intake intake) {
        var job = StormWorker.job(new JobId(ids.get()), owner, clock.instant());
        var _ = intake.submit(job, null);
        accepted.add(job.id());
    }

    private static void cut(Database database) {
        database.jdbi()
                .useHandle(
                        handle -> handle.createQuery(CUT).mapTo(Boolean.class).list());
    }

    /// The storm hits those who do this, too.
    private @Nullable Void untilOver(Duration pause, Runnable work) throws InterruptedException {
        while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                work.run();
            } catch (RuntimeException _) {
                // Cut: the next one is another one.
            }
        }
        return null;
    }

    /// What fifteen seconds would do.
    private static void silence(String worker) {
        var _ = again(() -> DATABASE.jdbi()
                .withHandle(handle -> handle.execute(
                        "UPDATE worker SET seen_at = now() - interval '1 hour' WHERE host = ?", worker)));
    }

    private List<Line> lines() throws IOException {
        var lines = new ArrayList<Line>();
        for (var log : logs) {
            if (Files.exists(log)) {
                lines.addAll(RunLog.read(log));
            }
        }
        return lines;
    }

    private static List<Outcome> outcomes() {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(OUTCOMES)
                        .map((row, _) -> new Outcome(
                                new JobId(row.getObject(1, UUID.class)),
                                row.getInt(2) == 0 ? JobStatus.SUCCEEDED : JobStatus.FAILED,
                                row.getInt(3),
                                row.getInt(4),
                                row.getInt(5)))
                        .list());
    }

    private static int count(String sql) {
        return again(() -> DATABASE.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(Integer.class).one()));
    }

    /// Over connections that are cut, too.
    private static <T> T again(Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (JdbiException | Rejection.Throttled _) {
                Thread.onSpinWait();
            }
        }
    }
}
