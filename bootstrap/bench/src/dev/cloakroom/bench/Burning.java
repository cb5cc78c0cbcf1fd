package dev.cloakroom.bench;

import dev.cloakroom.bench.floors.PlainQueue;
import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import dev.cloakroom.persistence.jobs.BurnDown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Burns down a backlog of jobs that do nothing, on a durable PostgreSQL of its own, in turn with a plain queue of the
/// same length on the same server: jobs a second, and the processor time of one job in this process and in the
/// database, which depends less on who else uses the machine. The first rounds warm up; then prints a line of JSON with
/// medians.
///
/// What bounds it is the processor time of PostgreSQL: 40 to 67 us for a job, the floor's 28; the engine's own is 7 to
/// 17 (quiet machine, ratio 0.86, rounds 0.47 to 0.96). By EXPLAIN ANALYZE a claim of 100 takes 2 ms, half of it to
/// write the entries of five indexes (5.4 records of the log for a job), a quarter to read the payloads out of their
/// partition. Their settlement took 1.6 ms, 0.7 of that to count how long jobs ran and waited: a function that
/// PostgreSQL called twice for each job. Now that its expression stands in its place it is 1.1 ms.
@SuppressWarnings("SystemOut") // What it is for.
final class Burning {

    private static final int JOBS = 50_000;
    private static final int SLOTS = 200;
    private static final int WARM_UP = 2;
    private static final int ROUNDS = 7;

    private record Figure(double perSecond, double clientMicros, double serverMicros) {}

    private record Round(Figure engine, Figure floor) {
        double ratio() {
            return engine.perSecond() / floor.perSecond();
        }
    }

    private interface Drain {
        double perSecond() throws Exception;
    }

    private Burning() {}

    static void main() throws Exception {
        try (var scratch = Scratch.make();
                var directory = DataDirectory.open(scratch.path());
                var postgres = EmbeddedPostgres.start(directory)) {
            var address = postgres.address();
            var settings = new DatabaseSettings(address.url(), address.user(), address.password(), 8);
            Database.migrate(settings);
            try (var database = Database.open(settings)) {
                var rounds = measure(settings, database, directory.path().resolve("postgres/data"));
                print(rounds.subList(WARM_UP, rounds.size()));
            }
        }
    }

    private static List<Round> measure(DatabaseSettings settings, Database database, Path data) throws Exception {
        var owner = new UserId(UUID.randomUUID());
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO users (id, email, created_at) VALUES (?, 'bench@example.com', now())",
                        owner.value()));
        var burnDown = new BurnDown(database);
        var plain = new PlainQueue(settings);
        var rounds = new ArrayList<Round>();
        System.out.printf(
                "%5s | %9s %9s %9s | %9s %9s %9s | %5s%n",
                "round", "engine/s", "client us", "server us", "floor/s", "client us", "server us", "ratio");
        for (int number = 1; number <= ROUNDS; number++) {
            burnDown.fill(owner, JOBS);
            plain.fill(JOBS, BurnDown.PAYLOAD);
            var round =
                    new Round(figure(data, () -> burnDown.drain(JOBS, SLOTS)), figure(data, () -> plain.drain(JOBS)));
            rounds.add(round);
            System.out.printf(
                    "%5d | %,9.0f %9.1f %9.1f | %,9.0f %9.1f %9.1f | %5.2f%n",
                    number,
                    round.engine().perSecond(),
                    round.engine().clientMicros(),
                    round.engine().serverMicros(),
                    round.floor().perSecond(),
                    round.floor().clientMicros(),
                    round.floor().serverMicros(),
                    round.ratio());
        }
        return rounds;
    }

    private static Figure figure(Path data, Drain drain) throws Exception {
        var begin = Cpu.read(data);
        double perSecond = drain.perSecond();
        var used = Cpu.read(data).since(begin);
        return new Figure(perSecond, used.clientNanos() / 1e3 / JOBS, used.serverNanos() / 1e3 / JOBS);
    }

    private static void print(List<Round> rounds) {
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"drain\",\"jobs\":%d,\"engine\":%s,\"floor\":%s,\"ratio\":%.3f}%n",
                JOBS,
                json(rounds, Round::engine),
                json(rounds, Round::floor),
                median(rounds, Round::ratio));
    }

    private static String json(List<Round> rounds, Function<Round, Figure> figure) {
        return String.format(
                Locale.ROOT,
                "{\"per_second\":%.0f,\"client_us\":%.2f,\"server_us\":%.2f}",
                median(rounds, round -> figure.apply(round).perSecond()),
                median(rounds, round -> figure.apply(round).clientMicros()),
                median(rounds, round -> figure.apply(round).serverMicros()));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
