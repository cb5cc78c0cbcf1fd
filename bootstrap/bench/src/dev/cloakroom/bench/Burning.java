package dev.cloakroom.bench;

import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import dev.cloakroom.persistence.jobs.BurnDown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/// Burns down a backlog of jobs that do nothing, on a durable PostgreSQL of its own, in turn with a plain queue of the
/// same length on the same server. The first round of each warms up. Prints a table, and a line of JSON with medians.
@SuppressWarnings("SystemOut") // What it is for.
final class Burning {

    private static final int JOBS = 50_000;
    private static final int SLOTS = 200;
    private static final int ROUNDS = 6;

    private record Round(double enqueued, double drained, double floor) {
        double ratio() {
            return drained / floor;
        }
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
                var rounds = measure(settings, database);
                print(rounds.subList(1, rounds.size()));
            }
        }
    }

    private static List<Round> measure(DatabaseSettings settings, Database database) throws Exception {
        var owner = new UserId(UUID.randomUUID());
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO users (id, email, created_at) VALUES (?, 'bench@example.com', now())",
                        owner.value()));
        var plain = new PlainQueue(settings);
        var rounds = new ArrayList<Round>();
        System.out.printf("%5s %14s %14s %14s %6s%n", "round", "enqueued/s", "drained/s", "plain JDBC/s", "ratio");
        for (int number = 1; number <= ROUNDS; number++) {
            var engine = new BurnDown(database).run(owner, JOBS, SLOTS);
            plain.fill(JOBS, BurnDown.PAYLOAD);
            var round = new Round(engine.enqueuedPerSecond(), engine.drainedPerSecond(), plain.drain(JOBS));
            rounds.add(round);
            System.out.printf(
                    "%5d %,14.0f %,14.0f %,14.0f %6.2f%n",
                    number, round.enqueued(), round.drained(), round.floor(), round.ratio());
        }
        return rounds;
    }

    private static void print(List<Round> rounds) {
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"drain\",\"jobs\":%d,\"drained_per_second\":%.0f,\"floor_per_second\":%.0f,\"ratio\":%.3f}%n",
                JOBS,
                median(rounds, Round::drained),
                median(rounds, Round::floor),
                median(rounds, Round::ratio));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
