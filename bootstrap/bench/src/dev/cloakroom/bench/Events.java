package dev.cloakroom.bench;

import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.events.Arrival;
import dev.cloakroom.application.events.StoreEvents;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.triggers.FireTriggers;
import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.domain.events.EventId;
import dev.cloakroom.domain.events.EventPattern;
import dev.cloakroom.domain.events.EventType;
import dev.cloakroom.domain.jobs.Submission;
import dev.cloakroom.domain.triggers.Condition;
import dev.cloakroom.domain.triggers.Trigger;
import dev.cloakroom.domain.triggers.TriggerId;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import dev.cloakroom.persistence.JdbiTransactions;
import dev.cloakroom.persistence.JsonText;
import dev.cloakroom.persistence.auth.JdbiUsers;
import dev.cloakroom.persistence.events.JdbiEvents;
import dev.cloakroom.persistence.events.SharedEventIntake;
import dev.cloakroom.persistence.jobs.BurnDown;
import dev.cloakroom.persistence.jobs.JdbiJobs;
import dev.cloakroom.persistence.triggers.JdbiTriggers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Stores events one by one from sixteen threads and in batches of a thousand, each without triggers and with ten that
/// all make a job, on a durable PostgreSQL of its own; in turn with one plain insert for each event, from sixteen
/// threads, into a table of the same shape. The first round warms up. Prints a line for each round, and one of JSON
/// with
/// medians: events a second, and microseconds of processor for each, here and in the database.
@SuppressWarnings("SystemOut") // What it is for.
final class Events {

    private static final int THREADS = 16;
    private static final int BATCH = 1_000;
    private static final int TRIGGERS = 10;
    private static final int ROUNDS = 6;
    private static final Duration PHASE = Duration.ofMillis(1_500);

    private static final String PLAIN = """
            INSERT INTO plain_event (owner_no, id, type, source, created_at, payload)
            VALUES (1, ?, 'order.paid', 0, now(), CAST(? AS json))
            """;

    private final DatabaseSettings settings;
    private final Path data;
    private final TestIds ids = new TestIds();
    private final StoreEvents store;
    private final SharedEventIntake intake;
    private final UserId quiet;
    private final UserId triggered;

    private record Speed(double perSecond, double cpu) {}

    /// One step of a phase; it says how many events it stored.
    private interface Step extends AutoCloseable {
        int run() throws SQLException;

        @Override
        default void close() throws SQLException {}
    }

    private record Phase(int threads, Callable<Step> step) {}

    private Events(DatabaseSettings settings, Database database, Path data) {
        this.settings = settings;
        this.data = data;
        var jdbi = database.jdbi();
        var triggers = new JdbiTriggers(jdbi);
        var jobs = new JdbiJobs(jdbi, new Broadcast());
        var users = new JdbiUsers(jdbi);
        var fire = new FireTriggers(triggers, users, new Kinds(Map.of()), jobs, InstantSource.system(), ids);
        store = new StoreEvents(new JdbiEvents(database.routing()), fire::handle, new JdbiTransactions(jdbi));
        intake = new SharedEventIntake(store, jdbi);
        quiet = owner(database, _ -> {});
        triggered = owner(database, owner -> {
            for (int n = 0; n < TRIGGERS; n++) {
                triggers.add(trigger(owner));
            }
        });
    }

    static void main() throws Exception {
        try (var scratch = Scratch.make();
                var directory = DataDirectory.open(scratch.path());
                var postgres = EmbeddedPostgres.start(directory)) {
            var address = postgres.address();
            var settings = new DatabaseSettings(address.url(), address.user(), address.password(), 8);
            Database.migrate(settings);
            try (var database = Database.open(settings)) {
                database.jdbi()
                        .useHandle(handle -> handle.execute("CREATE TABLE plain_event (LIKE event INCLUDING ALL)"));
                new Events(settings, database, scratch.path().resolve("postgres/data")).measure();
            }
        }
    }

    private void measure() throws Exception {
        var phases = new LinkedHashMap<String, Phase>();
        phases.put("single", new Phase(THREADS, () -> () -> single(quiet)));
        phases.put("single_triggers", new Phase(THREADS, () -> () -> single(triggered)));
        phases.put("floor", new Phase(THREADS, this::floor));
        phases.put("batch", new Phase(1, () -> () -> batch(quiet, BATCH)));
        phases.put("batch_triggers", new Phase(1, () -> () -> batch(triggered, BATCH / TRIGGERS)));
        var rounds = new LinkedHashMap<String, List<Speed>>();
        for (int number = 0; number < ROUNDS; number++) {
            for (var phase : phases.entrySet()) {
                var speed = speed(phase.getValue());
                System.out.printf("%s %,.0f (%.0f us)  ", phase.getKey(), speed.perSecond(), speed.cpu());
                if (number > 0) {
                    rounds.computeIfAbsent(phase.getKey(), _ -> new ArrayList<>())
                            .add(speed);
                }
            }
            System.out.println();
        }
        System.out.println(rounds.entrySet().stream()
                .map(phase -> json(phase.getKey(), phase.getValue()))
                .collect(Collectors.joining(",", "{\"bench\":\"events\",", "}")));
    }

    private int single(UserId owner) {
        if (intake.submit(new Arrival(event(owner), null)).isPresent()) {
            throw new IllegalStateException("answered without a key");
        }
        return 1;
    }

    private int batch(UserId owner, int size) {
        store.handle(Stream.generate(() -> new Arrival(event(owner), null))
                .limit(size)
                .toList());
        return size;
    }

    private Step floor() throws SQLException {
        var connection = DriverManager.getConnection(
                settings.url() + "?prepareThreshold=1", settings.user(), settings.password());
        var insert = connection.prepareStatement(PLAIN);
        return new Step() {
            @Override
            public int run() throws SQLException {
                insert.setObject(1, ids.get());
                insert.setString(2, BurnDown.PAYLOAD);
                return insert.executeUpdate();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private Event event(UserId owner) {
        return new Event(
                new EventId(ids.get()),
                owner,
                new EventType("order.paid"),
                Event.Source.CLIENT,
                (Json.Obj) JsonText.read(BurnDown.PAYLOAD),
                0,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                null);
    }

    private Trigger trigger(UserId owner) {
        var template = Json.EMPTY.with("told", Json.EMPTY.with("$from", Json.of("/payload")));
        var plan = new Trigger.Plan(
                new EventPattern("order.*"),
                Event.Source.CLIENT,
                Condition.NONE,
                Submission.of(owner, "no-op", template));
        return Trigger.made(new TriggerId(ids.get()), plan, true, Instant.now());
    }

    private static UserId owner(Database database, Consumer<UserId> has) {
        var owner = new UserId(UUID.randomUUID());
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO users (id, email, created_at) VALUES (?, ?, now())",
                        owner.value(),
                        owner + "@example.com"));
        has.accept(owner);
        return owner;
    }

    private Speed speed(Phase phase) throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = Cpu.read(data);
            long begin = System.nanoTime();
            long end = begin + PHASE.toNanos();
            Callable<Integer> loop = () -> {
                int done = 0;
                try (var one = phase.step().call()) {
                    while (System.nanoTime() < end) {
                        done += one.run();
                    }
                }
                return done;
            };
            int done = 0;
            for (var thread : executor.invokeAll(
                    Stream.generate(() -> loop).limit(phase.threads()).toList())) {
                done += thread.get();
            }
            double perSecond = done * 1e9 / (System.nanoTime() - begin);
            return new Speed(perSecond, Cpu.read(data).since(busy).nanos() / 1e3 / done);
        }
    }

    private static String json(String name, List<Speed> speeds) {
        var perSecond = speeds.stream().mapToDouble(Speed::perSecond).sorted().toArray();
        var micros = speeds.stream().mapToDouble(Speed::cpu).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "\"%1$s_per_second\":%2$.0f,\"%1$s_cpu_us\":%3$.1f",
                name,
                perSecond[perSecond.length / 2],
                micros[micros.length / 2]);
    }
}
