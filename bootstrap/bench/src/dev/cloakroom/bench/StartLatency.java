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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/// From handing a job in to the start of its handler, at 200 jobs a second, commit included, beside what the commit of
/// it alone takes, which is nearly all the time of the disk: where the worker is the
/// process that the job was handed in to, and where it is another one, which hears of it by NOTIFY. The other one has a
/// pool and a listening connection of its own; that it shares this virtual machine makes no difference to it.
@SuppressWarnings("SystemOut") // What it is for.
final class StartLatency {

    private static final int WARM_UP = 1_000;
    private static final int JOBS = 2_000;
    private static final long PAUSE = Duration.ofSeconds(1).toNanos() / 200;

    private StartLatency() {}

    static void main() throws Exception {
        try (var scratch = Scratch.make();
                var directory = DataDirectory.open(scratch.path());
                var postgres = EmbeddedPostgres.start(directory)) {
            var address = postgres.address();
            var settings = new DatabaseSettings(address.url(), address.user(), address.password(), 8);
            Database.migrate(settings);
            System.out.printf("%-16s %8s %8s %8s %14s%n", "worker", "p50 ms", "p95 ms", "p99 ms", "committed p50");
            try (var here = new Node(settings)) {
                here.work();
                here.start();
                measure("same process", here, here);
            }
            try (var here = new Node(settings);
                    var there = new Node(settings)) {
                there.work();
                here.start();
                there.start();
                measure("another process", here, there);
            }
        }
    }

    private static void measure(String name, Node submitting, Node working) throws InterruptedException {
        var owner = submitting.newOwner();
        var _ = run(submitting, working, owner, WARM_UP);
        var taken = run(submitting, working, owner, JOBS);
        double p50 = percentile(taken.started(), 50);
        double p95 = percentile(taken.started(), 95);
        double p99 = percentile(taken.started(), 99);
        double committed = percentile(taken.committed(), 50);
        System.out.printf("%-16s %8.2f %8.2f %8.2f %14.2f%n", name, p50, p95, p99, committed);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"start-latency\",\"worker\":\"%s\",\"per_second\":200,\"p50_ms\":%.3f,\"p95_ms\":%.3f,\"p99_ms\":%.3f,\"committed_p50_ms\":%.3f}%n",
                name,
                p50,
                p95,
                p99,
                committed);
    }

    private static double percentile(List<Long> sorted, int percent) {
        return sorted.get(sorted.size() * percent / 100) / 1e6;
    }

    /// What each took until it was stored, and until it began; nanoseconds, sorted.
    private record Taken(List<Long> committed, List<Long> started) {}

    /// At a steady rate, however long one takes.
    private static Taken run(Node submitting, Node working, UserId owner, int jobs) throws InterruptedException {
        var starts = working.expect(jobs);
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
        return new Taken(since(begins, commits), since(begins, starts.at()));
    }

    private static List<Long> since(Map<JobId, Long> begins, Map<JobId, Long> ends) {
        return begins.entrySet().stream()
                .map(begin -> ends.getOrDefault(begin.getKey(), Long.MAX_VALUE) - begin.getValue())
                .sorted()
                .toList();
    }
}
