package dev.cloakroom.bench;

import dev.cloakroom.application.IdempotencyKey;
import dev.cloakroom.application.StoredResponse;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Intake;
import dev.cloakroom.bench.floors.PlainInsert;
import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Job;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.Routing;
import dev.cloakroom.persistence.jobs.BurnDown;
import dev.cloakroom.persistence.jobs.GroupCommit;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Hands in jobs one by one from sixteen threads, with and without a key, and in batches of a thousand, on a durable
/// PostgreSQL of its own, each in turn with plain inserts of the same rows. The first round of each warms up. Prints a
/// table, and a line of JSON with medians.
@SuppressWarnings("SystemOut") // What it is for.
final class Enqueueing {

    private static final int THREADS = 16;
    private static final int BATCH = 1_000;
    private static final int ROUNDS = 6;
    private static final Duration PHASE = Duration.ofMillis(1_500);

    private final DatabaseSettings settings;
    private final Path data;
    private final UserId owner = new UserId(UUID.randomUUID());
    private final TestIds ids = new TestIds();
    private final Intake intake;
    private final JdbiJobs jobs;

    /// Jobs a second, and microseconds of processor for each, here and in the database.
    private record Speed(double perSecond, double cpu) {}

    private record Round(Speed single, Speed keyed, Speed singleFloor, Speed bulk, Speed bulkFloor) {

        private static double ratio(Speed speed, Speed floor) {
            return speed.perSecond() / floor.perSecond();
        }

        double singleRatio() {
            return ratio(single, singleFloor);
        }

        double keyedRatio() {
            return ratio(keyed, singleFloor);
        }

        double bulkRatio() {
            return ratio(bulk, bulkFloor);
        }
    }

    /// One step of a phase; it says how many jobs it handed in.
    private interface Step extends AutoCloseable {
        int run() throws SQLException;

        @Override
        default void close() throws SQLException {}
    }

    private Enqueueing(DatabaseSettings settings, Database database, Path data) {
        this.settings = settings;
        this.data = data;
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO users (id, email, created_at) VALUES (?, 'bench@example.com', now())",
                        owner.value()));
        intake = new GroupCommit(Routing.none(database.jdbi()), new Broadcast());
        jobs = new JdbiJobs(database.jdbi(), new Broadcast());
    }

    static void main() throws Exception {
        try (var scratch = Scratch.make();
                var directory = DataDirectory.open(scratch.path());
                var postgres = EmbeddedPostgres.start(directory)) {
            var address = postgres.address();
            var settings = new DatabaseSettings(address.url(), address.user(), address.password(), 8);
            Database.migrate(settings);
            PlainInsert.make(settings);
            try (var database = Database.open(settings)) {
                new Enqueueing(settings, database, scratch.path().resolve("postgres/data")).measure();
            }
        }
    }

    private void measure() throws Exception {
        var rounds = new ArrayList<Round>();
        System.out.printf(
                "%5s %18s %18s %18s %6s %6s %18s %18s %6s%n",
                "round", "single/s", "keyed/s", "plain/s", "ratio", "ratio", "bulk/s", "plain/s", "ratio");
        for (int number = 1; number <= ROUNDS; number++) {
            var round = new Round(
                    speed(THREADS, () -> this::single),
                    speed(THREADS, () -> this::keyed),
                    speed(THREADS, this::singleFloor),
                    speed(1, () -> this::bulk),
                    speed(1, this::bulkFloor));
            rounds.add(round);
            System.out.printf(
                    "%5d %18s %18s %18s %6.2f %6.2f %18s %18s %6.2f%n",
                    number,
                    text(round.single()),
                    text(round.keyed()),
                    text(round.singleFloor()),
                    round.singleRatio(),
                    round.keyedRatio(),
                    text(round.bulk()),
                    text(round.bulkFloor()),
                    round.bulkRatio());
        }
        print(rounds.subList(1, rounds.size()));
    }

    private static String text(Speed speed) {
        return "%,.0f (%.0f us)".formatted(speed.perSecond(), speed.cpu());
    }

    private int single() {
        if (intake.submit(job(), null).isPresent()) {
            throw new IllegalStateException("answered without a key");
        }
        return 1;
    }

    private int keyed() {
        var job = job();
        var key = new IdempotencyKey("createJob", job.id().toString(), "f".repeat(64), Duration.ofDays(1));
        var answer = new StoredResponse(202, Map.of("Location", "/v1/jobs/" + job.id()), BurnDown.PAYLOAD.repeat(6));
        if (intake.submit(job, new Intake.Keyed(key, answer)).isPresent()) {
            throw new IllegalStateException("the key was new");
        }
        return 1;
    }

    private Step singleFloor() throws SQLException {
        var plain = new PlainInsert(settings);
        return new Step() {
            @Override
            public int run() throws SQLException {
                plain.one(ids.get(), BurnDown.PAYLOAD);
                return 1;
            }

            @Override
            public void close() throws SQLException {
                plain.close();
            }
        };
    }

    private int bulk() {
        jobs.enqueue(Stream.generate(this::job).limit(BATCH).toList());
        return BATCH;
    }

    private Step bulkFloor() throws SQLException {
        var plain = new PlainInsert(settings);
        return new Step() {
            @Override
            public int run() throws SQLException {
                plain.many(Stream.generate(ids).limit(BATCH).toList(), BurnDown.PAYLOAD);
                return BATCH;
            }

            @Override
            public void close() throws SQLException {
                plain.close();
            }
        };
    }

    private Job job() {
        var submission = Submission.of(owner, "no-op", JsonText.read(BurnDown.PAYLOAD));
        return Job.queued(new JobId(ids.get()), submission, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private Speed speed(int threads, Callable<Step> step) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = Cpu.read(data);
            long begin = System.nanoTime();
            long end = begin + PHASE.toNanos();
            Callable<Integer> loop = () -> {
                int done = 0;
                try (var one = step.call()) {
                    while (System.nanoTime() < end) {
                        done += one.run();
                    }
                }
                return done;
            };
            int done = 0;
            for (var thread : executor.invokeAll(
                    Stream.generate(() -> loop).limit(threads).toList())) {
                done += thread.get();
            }
            double perSecond = done * 1e9 / (System.nanoTime() - begin);
            return new Speed(perSecond, Cpu.read(data).since(busy).nanos() / 1e3 / done);
        }
    }

    private static void print(List<Round> rounds) {
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"enqueue\",\"threads\":%d,\"batch\":%d%s%s%s%s%s,"
                        + "\"single_ratio\":%.3f,\"keyed_ratio\":%.3f,\"bulk_ratio\":%.3f}%n",
                THREADS,
                BATCH,
                json("single", rounds, Round::single),
                json("keyed", rounds, Round::keyed),
                json("single_floor", rounds, Round::singleFloor),
                json("bulk", rounds, Round::bulk),
                json("bulk_floor", rounds, Round::bulkFloor),
                median(rounds, Round::singleRatio),
                median(rounds, Round::keyedRatio),
                median(rounds, Round::bulkRatio));
    }

    private static String json(String name, List<Round> rounds, Function<Round, Speed> speed) {
        return String.format(
                Locale.ROOT,
                ",\"%1$s_per_second\":%2$.0f,\"%1$s_cpu_us\":%3$.1f",
                name,
                median(rounds, round -> speed.apply(round).perSecond()),
                median(rounds, round -> speed.apply(round).cpu()));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
