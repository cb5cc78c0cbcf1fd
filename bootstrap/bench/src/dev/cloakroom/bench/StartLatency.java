package dev.cloakroom.bench;

import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// From handing a job in to the start of its handler, at 200 jobs a second, commit included: where the worker is the
/// process that the job was handed in to, and where it is another one, which hears of it by NOTIFY. The other one has a
/// pool and a listening connection of its own; that it shares this virtual machine makes no difference to it. Beside it
/// stands what storing the job alone takes. The disk is quicker the busier it is kept, so that is measured where nobody
/// works, too.
///
/// What bounds each, with medians of two cores:
/// - In the same process one commit (1.34 ms where nobody works, 1.45 to the start): the job is stored as claimed.
///   Before, it took a second commit, that of the claim (1.8 to 2.5 ms), which is still measured here. At this rate
///   the disk has 0.4 ms of it, by `pg_stat_io`; where nothing waits for the disk, it takes 0.77 ms, and a bare insert
///   0.35. For each statement PostgreSQL works 185 us however many jobs it stores, and 23 us for a job, 41 with a key;
///   a bare insert takes 65. Of the 185 any statement has 18, the arrays have 25 and each of the three tables 35 to 40
///   (measured one by one), so a lone submission would gain little by a statement of its own.
/// - In another process two commits, between them 0.8 ms: to wake who tells 0.03, NOTIFY 0.3, until it is heard 0.2,
///   to the claim 0.06, from it to the handler 0.1. It is 2.1 ms; it was 3.2 to 3.5 while the driver read on for a
///   millisecond after each notification.
/// - Tried without effect: NOTIFY with `synchronous_commit = off`, for it writes nothing that waits for the disk. Not
///   done: the claim without waiting for the disk. After a crash of the database the same epoch would be given to a
///   second worker, and nothing would fence the first.
@SuppressWarnings("SystemOut") // What it is for.
final class StartLatency {

    private static final int ROUNDS = 3;
    private static final int WARM_UP = 300;
    private static final int JOBS = 700;
    private static final long PAUSE = Duration.ofSeconds(1).toNanos() / 200;

    /// Where the worker is, and what was measured so far; nanoseconds.
    private record Setting(String worker, List<Long> committed, List<Long> started) {
        Setting(String worker) {
            this(worker, new ArrayList<>(), new ArrayList<>());
        }

        /// @param working null where nobody does
        void measure(Node submitting, @Nullable Node working) throws InterruptedException {
            var owner = submitting.newOwner();
            var _ = run(submitting, working, owner, WARM_UP);
            var taken = run(submitting, working, owner, JOBS);
            committed.addAll(taken.committed());
            started.addAll(taken.started());
        }

        void print() {
            double p50 = percentile(started, 50);
            double p95 = percentile(started, 95);
            double p99 = percentile(started, 99);
            double commit = percentile(committed, 50);
            System.out.printf("%-22s %8.2f %8.2f %8.2f %14.2f%n", worker, p50, p95, p99, commit);
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"start-latency\",\"worker\":\"%s\",\"per_second\":200,\"p50_ms\":%.3f,\"p95_ms\":%.3f,\"p99_ms\":%.3f,\"committed_p50_ms\":%.3f}%n",
                    worker,
                    p50,
                    p95,
                    p99,
                    commit);
        }
    }

    private StartLatency() {}

    static void main() throws Exception {
        var nobody = new Setting("nobody");
        var same = new Setting("same process");
        var claiming = new Setting("same process, claiming");
        var another = new Setting("another process");
        try (var scratch = Scratch.make();
                var directory = DataDirectory.open(scratch.path());
                var postgres = EmbeddedPostgres.start(directory)) {
            var address = postgres.address();
            var settings = new DatabaseSettings(address.url(), address.user(), address.password(), 8);
            Database.migrate(settings);
            for (int round = 0; round < ROUNDS; round++) {
                try (var here = new Node(settings)) {
                    here.start();
                    nobody.measure(here, null);
                    here.forgetJobs();
                }
                try (var here = new Node(settings)) {
                    here.work();
                    here.start();
                    same.measure(here, here);
                }
                try (var here = new Node(settings)) {
                    var _ = here.claim();
                    here.start();
                    claiming.measure(here, here);
                }
                try (var here = new Node(settings);
                        var there = new Node(settings)) {
                    there.work();
                    here.start();
                    there.start();
                    another.measure(here, there);
                }
            }
        }
        System.out.printf("%-22s %8s %8s %8s %14s%n", "worker", "p50 ms", "p95 ms", "p99 ms", "committed p50");
        List.of(nobody, same, claiming, another).forEach(Setting::print);
    }

    private static double percentile(List<Long> nanos, int percent) {
        return nanos.stream()
                        .sorted()
                        .skip(nanos.size() * percent / 100)
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }

    /// What each took until it was stored, and until it began; nanoseconds.
    private record Taken(List<Long> committed, List<Long> started) {}

    /// At a steady rate, however long one takes.
    private static Taken run(Node submitting, @Nullable Node working, UserId owner, int jobs)
            throws InterruptedException {
        var starts = working == null ? new Node.Starts(0) : working.expect(jobs);
        var begins = new ConcurrentHashMap<JobId, Long>();
        var commits = new ConcurrentHashMap<JobId, Long>();
        long first = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < jobs; i++) {
                while (System.nanoTime() < first + i * PAUSE) {
                    LockSupport.parkNanos(first + i * PAUSE - System.nanoTime());
                }
                threads.execute(() -> {
                    var job = Job.queued(
                            submitting.newId(),
                            Submission.of(owner, Node.KIND, Json.EMPTY),
                            InstantSource.system().instant());
                    begins.put(job.id(), System.nanoTime());
                    var _ = submitting.intake.submit(job, null);
                    commits.put(job.id(), System.nanoTime());
                });
            }
        }
        starts.all().await();
        return new Taken(since(begins, commits), since(begins, working == null ? commits : starts.at()));
    }

    private static List<Long> since(Map<JobId, Long> begins, Map<JobId, Long> ends) {
        return begins.entrySet().stream()
                .map(begin -> ends.getOrDefault(begin.getKey(), Long.MAX_VALUE) - begin.getValue())
                .toList();
    }
}
