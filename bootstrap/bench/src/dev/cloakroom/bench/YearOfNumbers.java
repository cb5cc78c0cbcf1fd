package dev.cloakroom.bench;

import dev.cloakroom.application.analytics.AnalyticsQueries;
import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.domain.analytics.Bucket;
import dev.cloakroom.domain.analytics.Selection;
import dev.cloakroom.domain.analytics.Series;
import dev.cloakroom.domain.analytics.Window;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import dev.cloakroom.persistence.analytics.JdbiCounters;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/// Reads a year of numbers of an owner who had jobs of so many kinds in every quarter hour of it, with run times and
/// waits in sixty buckets each: by day of all kinds and of one, and in all. Prints one line of JSON with the medians,
/// in milliseconds. Seen on two cores with nothing else on them, one run, five kinds: 2.2 s, 0.7 s and 2.0 s; beside
/// compilers and tests it was refused, because it took more than the five seconds that a transaction has.
@SuppressWarnings("SystemOut") // What it is for.
final class YearOfNumbers {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final int RUNS = 5;

    private static final String LANES = """
            INSERT INTO lane (queue, kind, first_owner_no) SELECT 'default', 'kind-' || n, 0 FROM generate_series(1, ?) AS n
            """;

    private static final String FILL = """
            WITH quarter AS (
                SELECT u.owner_no, l.lane_no, slot
                FROM users u, lane l,
                     generate_series(timestamptz '2025-11-20Z' + :month * interval '31 days',
                                     timestamptz '2025-11-20Z' + (:month + 1) * interval '31 days' - interval '1 s',
                                     '15 minutes') AS slot
                WHERE u.id = :owner AND l.kind LIKE 'kind-%'
            ), jobs AS (
                INSERT INTO job_counter (owner_no, slot, minutes, lane_no, outcome, code, shard, jobs, first_at, last_at,
                                         newest)
                SELECT owner_no, slot, 15, lane_no, outcome, '', 0, 300, slot, slot, gen_random_uuid()
                FROM quarter, generate_series(0, 1) AS outcome
            )
            INSERT INTO job_time (owner_no, slot, lane_no, times)
            SELECT owner_no, slot, lane_no,
                   ARRAY(SELECT CAST(measure * 1024 + bucket AS bigint) << 32 | 5
                         FROM generate_series(0, 1) AS measure, generate_series(100, 159) AS bucket)
            FROM quarter
            """;

    private YearOfNumbers() {}

    static void main(String... arguments) throws Exception {
        int kinds = arguments.length == 0 ? 4 : Integer.parseInt(arguments[0]);
        try (var scratch = Scratch.make();
                var directory = DataDirectory.open(scratch.path());
                var postgres = EmbeddedPostgres.start(directory)) {
            var address = postgres.address();
            var settings = new DatabaseSettings(address.url(), address.user(), address.password(), 2);
            Database.migrate(settings);
            try (var database = Database.open(settings)) {
                var owner = filled(database, kinds);
                var queries = new AnalyticsQueries(new JdbiCounters(database.jdbi()), InstantSource.fixed(NOW));
                var year = Window.of("2025-11-21", "2026-11-20", "Europe/Berlin");
                double byDay = median(() -> queries.timeseries(owner, year, Bucket.DAY, Selection.ALL));
                var one = new Selection("kind-1", null, null);
                double oneByDay = median(() -> queries.timeseries(owner, year, Bucket.DAY, one));
                double inAll = median(() -> queries.summary(owner, year, Selection.ALL));
                System.out.printf(
                        Locale.ROOT,
                        "{\"kinds\":%d,\"by_day_ms\":%.0f,\"one_kind_by_day_ms\":%.0f,\"in_all_ms\":%.0f}%n",
                        kinds,
                        byDay,
                        oneByDay,
                        inAll);
            }
        }
    }

    private static UserId filled(Database database, int kinds) {
        var owner = new UserId(UUID.randomUUID());
        database.jdbi().useHandle(handle -> {
            handle.execute(
                    "INSERT INTO users (id, email, created_at) VALUES (?, ?, now())",
                    owner.value(),
                    owner + "@example.com");
            handle.execute("INSERT INTO queue (name) VALUES ('default') ON CONFLICT DO NOTHING");
            handle.execute(LANES, kinds);
            // A month at a time, each of which the connection has the patience for.
            for (int month = 0; month < 12; month++) {
                handle.createUpdate(FILL)
                        .bind("owner", owner.value())
                        .bind("month", month)
                        .execute();
            }
            handle.execute("ANALYZE job_counter, job_time");
        });
        return owner;
    }

    private static double median(Supplier<Series> query) {
        var millis = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long begin = System.nanoTime();
            if (query.get().total().getFirst().ran().isEmpty()) {
                throw new IllegalStateException("there is nothing to read");
            }
            millis[run] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        return millis[RUNS / 2];
    }
}
