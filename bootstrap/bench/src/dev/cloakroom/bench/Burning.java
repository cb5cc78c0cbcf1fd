package dev.cloakroom.bench;

import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import dev.cloakroom.persistence.jobs.BurnDown;
import java.util.UUID;

/// Burns down a backlog of jobs that do nothing, on a durable PostgreSQL of its own, beside a plain queue of the same
/// length on the same server. The first round of each warms up.
final class Burning {

    private static final int JOBS = 50_000;
    private static final int SLOTS = 200;
    private static final int ROUNDS = 3;

    private Burning() {}

    static void main() throws Exception {
        try (var scratch = Scratch.make();
                var directory = DataDirectory.open(scratch.path());
                var postgres = EmbeddedPostgres.start(directory)) {
            var address = postgres.address();
            var settings = new DatabaseSettings(address.url(), address.user(), address.password(), 8);
            Database.migrate(settings);
            try (var database = Database.open(settings)) {
                measure(settings, database);
            }
        }
    }

    @SuppressWarnings("SystemOut") // What it is for.
    private static void measure(DatabaseSettings settings, Database database) throws Exception {
        var owner = new UserId(UUID.randomUUID());
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO users (id, email, created_at) VALUES (?, 'bench@example.com', now())",
                        owner.value()));
        for (int round = 1; round <= ROUNDS; round++) {
            var engine = new BurnDown(database).run(owner, JOBS, SLOTS);
            double floor = new PlainQueue(settings).drain(JOBS);
            System.out.printf(
                    "round %d: enqueued %,.0f/s, drained %,.0f jobs/s; floor: plain JDBC drains %,.0f/s%n",
                    round, engine.enqueuedPerSecond(), engine.drainedPerSecond(), floor);
        }
    }
}
