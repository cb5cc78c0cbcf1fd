package dev.cloakroom.bench;

import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.bench.floors.ParkedThreads;
import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Limits;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Ten thousand clients, in another process than the server, wait for as many jobs, half by long-poll and half by
/// stream, and the jobs finish in bursts. Told is how long after the end of its job, by the clock of the database, a
/// client knows of it; beside it the same for a server that only parks threads. The first bursts are told apart: there
/// the process still compiles what it does. Arguments: clients, size of a burst, milliseconds between bursts.
///
/// What bounds it is processor time (JFR, 2 cores for server, database and clients; p50/p90/p99 in ms). A warm burst of
/// 200 is one claim (5 ms), one question for the 200 that run (5), two settlements (14 for the first job alone, its
/// commit; 7 for the others), one question for those (5), and 200 answers of 0.1 to 0.2 ms. A young collection, which
/// has the stacks of all who wait, adds 20 to 30 ms to every sixth burst. At first it was 42/80/170 (floor 6/15/35,
/// the first bursts counted), then 30/62/112 (floor 5/10/21; the first bursts 82/132/174). One later run, of 7,000 and
/// with Jetty's selectors on virtual threads, gave 48/140/196 (floor 5/11/26): why is not known yet. What was tried:
///
/// - Waking a long-poll for the end alone, and looking only at the next thousand jobs in the net below the news, not at
///   all ten thousand every second: long-polls 36/80/153 with the profiler on; the idle server 21 -> 16 % of a core.
/// - Events that belong together as one packet, the result among them: streams 76/139/244. The wait for the result was
///   the time: of those who read it together each went on only when the one before had, 0.4 ms apart. Now all go on at
///   once, and the status does not wait for the result.
final class Waiters {

    private static final int AT_ONCE = 100;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final int WARM_UP = 5;

    private final int clients;
    private final int burst;
    private final Duration pause;

    private Waiters(int clients, int burst, Duration pause) {
        this.clients = clients;
        this.burst = burst;
        this.pause = pause;
    }

    static void main(String[] arguments) throws Exception {
        int clients = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int burst = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
        int pause = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
        var waiters = new Waiters(clients, burst, Duration.ofMillis(pause));
        System.out.printf("%,d clients, bursts of %d every %d ms%n", clients, burst, pause);
        System.out.printf("%-12s %8s %8s %8s %8s%n", "", "p50 ms", "p90 ms", "p99 ms", "most ms");
        waiters.floor();
        try (var scratch = Scratch.make()) {
            waiters.product(scratch.path());
        }
    }

    private void floor() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParkedThreads.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
                var commands = process.outputWriter(StandardCharsets.US_ASCII);
                var crowd = new Crowd(Integer.parseInt(said.readLine()))) {
            var cold = new ArrayList<Duration>();
            var latencies = new ArrayList<Duration>();
            for (int i = 0; i < clients; i++) {
                crowd.join("GET /" + i / burst + " HTTP/1.1\r\n\r\n", isWarm(i) ? latencies : cold);
            }
            for (int group = 0; group * burst < clients; group++) {
                commands.write(group + "\n");
                commands.flush();
                crowd.listen(pause);
            }
            crowd.listen();
            print("floor, cold", cold);
            print("floor", latencies);
        } finally {
            process.destroy();
        }
    }

    private void product(Path folder) throws Exception {
        try (var directory = DataDirectory.open(Files.createDirectory(folder.resolve("database")));
                var postgres = EmbeddedPostgres.start(directory)) {
            var address = postgres.address();
            var database = new DatabaseSettings(address.url(), address.user(), address.password(), 4);
            var settings = Map.of(
                    "CLOAKROOM_DATABASE_URL",
                    address.url() + "?user=" + address.user() + "&password=" + address.password(),
                    "CLOAKROOM_SECRET",
                    "0123456789abcdef0123456789abcdef",
                    "CLOAKROOM_WAIT_MAX",
                    "20000",
                    "CLOAKROOM_WAIT_MAX_PER_OWNER",
                    "20000",
                    "CLOAKROOM_REQUESTS_MAX",
                    "20000",
                    "CLOAKROOM_WORKER_SLOTS",
                    String.valueOf(burst));
            try (var server = ServerProcess.start(folder, List.of("-Xmx1g"), settings);
                    var pool = Database.open(database);
                    var crowd = new Crowd(server.port())) {
                measure(server, pool, crowd);
            }
        }
    }

    private void measure(ServerProcess server, Database database, Crowd crowd) throws Exception {
        var user = server.newUser();
        var jobs = submit(database, user.id());
        long before = server.liveBytes();
        var joining = Instant.now();
        var cold = new ArrayList<Duration>();
        var polls = new ArrayList<Duration>();
        var streams = new ArrayList<Duration>();
        for (int i = 0; i < clients; i++) {
            var id = jobs.get(i).toString();
            var request = i % 2 == 0 ? poll(id, user.token()) : stream(id, user.token());
            crowd.join(request, !isWarm(i) ? cold : i % 2 == 0 ? polls : streams);
            if ((i + 1) % AT_ONCE == 0 || i + 1 == clients) {
                letIn(server, crowd, i + 1);
            }
        }
        var joined = Duration.between(joining, Instant.now());
        long perClient = (server.liveBytes() - before) / clients;
        var used = server.processorTime();
        crowd.listen(IDLE);
        var idle = server.processorTime().minus(used);
        for (int from = 0; from < clients; from += burst) {
            release(database, jobs.subList(from, Math.min(clients, from + burst)));
            crowd.listen(pause);
        }
        crowd.listen();
        print("cold", cold);
        print("long-poll", polls);
        print("stream", streams);
        System.out.printf(
                "all wait after %d s (%,d/s), %,d bytes of heap for each, %.0f %% of a core while nothing happens%n",
                joined.toSeconds(),
                clients * 1000L / joined.toMillis(),
                perClient,
                100.0 * idle.toMillis() / IDLE.toMillis());
    }

    /// They come by the hundred: ten thousand requests in the same second are another question.
    private static void letIn(ServerProcess server, Crowd crowd, int count) throws Exception {
        while (server.waiting() < count) {
            crowd.listen(Duration.ofMillis(20));
        }
    }

    /// Jobs that are due in an hour.
    private List<JobId> submit(Database database, UserId owner) {
        var ids = new ArrayList<JobId>();
        var due = Instant.now().plus(Duration.ofHours(1));
        var payload = Json.EMPTY.with("seconds", Json.of(0));
        var jobs = new ArrayList<Job>();
        for (int i = 0; i < clients; i++) {
            var now = Instant.now();
            var id = JobId.firstAt(now);
            ids.add(new JobId(new UUID(id.value().getMostSignificantBits(), Long.MIN_VALUE | i)));
            var submission = new Submission(
                    owner,
                    "sleep",
                    Submission.DEFAULT_QUEUE,
                    payload,
                    Submission.DEFAULT_PRIORITY,
                    due,
                    Limits.DEFAULT,
                    Submission.Origin.NONE);
            jobs.add(Job.queued(ids.getLast(), submission, now));
        }
        new JdbiJobs(database.routing(), new Broadcast()).enqueue(jobs);
        return ids;
    }

    /// Lets the jobs be due now.
    private static void release(Database database, List<JobId> ids) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "UPDATE job_queue SET run_at = now() WHERE job_id = ANY (:ids) AND state = 2")
                        .bindArray(
                                "ids",
                                UUID.class,
                                ids.stream().map(JobId::value).toList())
                        .execute());
    }

    /// The first bursts are the first answers of that kind in the life of the process, which still learns the way.
    private boolean isWarm(int client) {
        return client / burst >= WARM_UP;
    }

    private static String poll(String job, String token) {
        return "GET /v1/jobs/" + job + " HTTP/1.1\r\nHost: x\r\nPrefer: wait=60\r\nAuthorization: Bearer " + token
                + "\r\n\r\n";
    }

    private static String stream(String job, String token) {
        return "GET /v1/jobs/" + job
                + "/events HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nAuthorization: Bearer " + token
                + "\r\n\r\n";
    }

    private static void print(String name, List<Duration> latencies) {
        var sorted = latencies.stream().mapToLong(Duration::toNanos).sorted().toArray();
        System.out.printf(
                "%-12s %8.1f %8.1f %8.1f %8.1f%n",
                name, at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
