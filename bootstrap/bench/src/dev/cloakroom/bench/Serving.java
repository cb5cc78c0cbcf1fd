package dev.cloakroom.bench;

import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedPostgres;
import dev.cloakroom.persistence.Database;
import dev.cloakroom.persistence.DatabaseSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/// Hands in jobs over HTTP, each with a key of its own, and reads one, from sixteen connections, in turn with a bare
/// Javalin that does one durable insert, and one read by key. Each server is a process of its own; they share a durable
/// PostgreSQL. What costs most of the processor at first is the compiler of each virtual machine, so each request is
/// repeated for as long as that has much to do before anything counts: the product has far more code than the floor.
/// Prints a table, and a line of JSON with medians.
///
/// Seen on two cores, nearly quiet, medians, microseconds of processor for each request in the JVM and in PostgreSQL:
/// POST 223 + 120 beside 97 + 100 (ratio 0.61), GET 134 + 85 beside 74 + 47 (0.62). What bounds them, by samples of
/// processor time:
///
/// - GET: nearly half of the JVM's time is the kernel's (one answer, one question to PostgreSQL, the wake-ups around
///   them), which the floor has as well; then reading the row and writing its JSON, the policy, and the way through
///   Jetty and Javalin to the handler. In PostgreSQL it is the start of the plan: 38 us for four tables by their
///   keys, 21 for one, where nothing else is measured.
/// - POST: no part is large. JSON is parsed, checked against its schema, bound, hashed for the key and written twice,
///   a sixth of the JVM's time; the policy has 8 % and news for other processes 7 %, by a NOTIFY each millisecond,
///   which PostgreSQL pays for, too.
///
/// What helped GET, from 174 + 135 (0.45): selectors in virtual threads, without which each request woke a thread of
/// the platform twice; asking one partition, not all (68 us for such a statement, alone); principals worked out once;
/// the routes of jobs first. Of Jetty's cache of headers it is not known: its look-ups were 6 % of the samples, but by
/// itself it finds a token in 2 us that takes 4 to read; it is off for the memory that it takes. G1 takes 4 % more
/// because the heap of this benchmark is
/// small: of 256 MB 45 are live, so it marks at every third collection.
@SuppressWarnings("SystemOut") // What it is for.
final class Serving implements AutoCloseable {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 5;
    private static final Duration PHASE = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration WARM_UP_BARE = Duration.ofSeconds(5);
    private static final String JOB =
            "{\"kind\":\"bench\",\"payload\":{\"number\":7,\"text\":\"a payload of some bytes\"}}";

    private final Path data;
    private final int port = freePort();
    private final int barePort = freePort();
    private final List<Process> servers = new ArrayList<>();

    /// Requests a second, and microseconds of processor for each: of the server, and of PostgreSQL.
    private record Speed(double perSecond, double cpu, double database) {}

    /// One request, again and again, and the status that it is answered with.
    private record Load(int port, int status, Supplier<String> request) {}

    private record Round(Speed post, Speed barePost, Speed get, Speed bareGet) {
        double postRatio() {
            return post.perSecond() / barePost.perSecond();
        }

        double getRatio() {
            return get.perSecond() / bareGet.perSecond();
        }
    }

    /// `data` is the folder of PostgreSQL.
    private Serving(Path data) throws IOException {
        this.data = data;
    }

    static void main() throws Exception {
        try (var scratch = Scratch.make();
                var directory = DataDirectory.open(scratch.path());
                var postgres = EmbeddedPostgres.start(directory);
                var serving = new Serving(directory.path().resolve("postgres/data"))) {
            var address = postgres.address();
            var url = address.url() + "?user=" + address.user() + "&password=" + address.password();
            Database.migrate(new DatabaseSettings(address.url(), address.user(), address.password(), 1));
            serving.start(scratch.path(), url);
            serving.measure();
        }
    }

    private void start(Path folder, String url) throws Exception {
        servers.add(
                run(folder.resolve("bare.log"), Map.of(), "dev.cloakroom.bench.floors.BareServer", "" + barePort, url));
        var environment = Map.of(
                "CLOAKROOM_PORT",
                "" + port,
                "CLOAKROOM_OPS_PORT",
                "" + freePort(),
                "CLOAKROOM_EMBEDDED_S3_PORT",
                "" + freePort(),
                "CLOAKROOM_DATA_DIR",
                folder.resolve("product").toString(),
                "CLOAKROOM_DATABASE_URL",
                url,
                "CLOAKROOM_LOG_LEVEL",
                "warn",
                "CLOAKROOM_SECRET",
                "a secret that is long enough for a benchmark");
        servers.add(run(folder.resolve("product.log"), environment, "dev.cloakroom.bootstrap.Main", "serve"));
        for (int waited = 0; !answers(port, "GET /health/ready") || !answers(barePort, "GET /"); waited++) {
            if (waited == 600 || servers.stream().anyMatch(server -> !server.isAlive())) {
                throw new IllegalStateException(
                        "a server does not start: " + Files.readString(folder.resolve("bare.log"))
                                + Files.readString(folder.resolve("product.log")));
            }
            Thread.sleep(100);
        }
    }

    private void measure() throws Exception {
        var token = token();
        var job = made(port, post("/v1/jobs", authorization(token), JOB));
        var bare = made(barePort, post("/bare", "", JOB));
        Load posting = new Load(port, 202, () -> post("/v1/jobs", authorization(token) + key(), JOB));
        Load barePosting = new Load(barePort, 202, () -> post("/bare", "", JOB));
        Load getting = new Load(port, 200, () -> get("/v1/jobs/" + job, authorization(token)));
        Load bareGetting = new Load(barePort, 200, () -> get("/bare/" + bare, ""));
        var _ = speed(posting, WARM_UP);
        var _ = speed(getting, WARM_UP);
        var _ = speed(barePosting, WARM_UP_BARE);
        var _ = speed(bareGetting, WARM_UP_BARE);
        var rounds = new ArrayList<Round>();
        System.out.printf(
                "%5s %20s %20s %6s %20s %20s %6s%n", "round", "POST/s", "bare/s", "ratio", "GET/s", "bare/s", "ratio");
        for (int number = 1; number <= ROUNDS; number++) {
            var round = new Round(
                    speed(posting, PHASE), speed(barePosting, PHASE), speed(getting, PHASE), speed(bareGetting, PHASE));
            rounds.add(round);
            System.out.printf(
                    "%5d %20s %20s %6.2f %20s %20s %6.2f%n",
                    number,
                    text(round.post()),
                    text(round.barePost()),
                    round.postRatio(),
                    text(round.get()),
                    text(round.bareGet()),
                    round.getRatio());
        }
        print(rounds);
    }

    private Speed speed(Load load, Duration time) throws Exception {
        var before = busy(load.port());
        var databaseBefore = Cpu.read(data);
        double perSecond = new HttpLoad(load.port(), CONNECTIONS).perSecond(time, load.status(), load.request());
        double requests = perSecond * time.toMillis() / 1e3;
        return new Speed(
                perSecond,
                busy(load.port()).minus(before).toNanos() / 1e3 / requests,
                Cpu.read(data).since(databaseBefore).serverNanos() / 1e3 / requests);
    }

    private Duration busy(int at) {
        return servers.get(at == barePort ? 0 : 1).info().totalCpuDuration().orElseThrow();
    }

    private String token() throws IOException {
        var you = "{\"email\":\"bench@example.com\",\"password\":\"correct horse battery\"}";
        try (var connection = new HttpLoad.Connection(port)) {
            var _ = connection.send(post("/v1/auth/sign-up", "", you));
            var _ = connection.send(post("/v1/auth/sign-in", "", you));
            return member("access_token", connection.body());
        }
    }

    private static String made(int at, String request) throws IOException {
        try (var connection = new HttpLoad.Connection(at)) {
            var _ = connection.send(request);
            return member("id", connection.body());
        }
    }

    private static String member(String name, String body) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(body);
        if (!found.find()) {
            throw new IllegalStateException(body);
        }
        return found.group(1);
    }

    private static boolean answers(int at, String request) {
        try (var connection = new HttpLoad.Connection(at)) {
            return !connection.send(request + " HTTP/1.1\r\nHost: x\r\n\r\n").startsWith("HTTP/1.1 5");
        } catch (IOException _) {
            return false;
        }
    }

    private static String post(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n" + headers + "\r\n" + body;
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n";
    }

    private static String authorization(String token) {
        return "Authorization: Bearer " + token + "\r\n";
    }

    private static String key() {
        return "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
    }

    private static Process run(Path log, Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CLOAKROOM_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String text(Speed speed) {
        return "%,.0f (%.0f + %.0f us)".formatted(speed.perSecond(), speed.cpu(), speed.database());
    }

    private static void print(List<Round> rounds) {
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"http\",\"connections\":%d%s%s%s%s,\"post_ratio\":%.3f,\"get_ratio\":%.3f}%n",
                CONNECTIONS,
                json("post", rounds, Round::post),
                json("bare_post", rounds, Round::barePost),
                json("get", rounds, Round::get),
                json("bare_get", rounds, Round::bareGet),
                median(rounds, Round::postRatio),
                median(rounds, Round::getRatio));
    }

    private static String json(String name, List<Round> rounds, Function<Round, Speed> speed) {
        return String.format(
                Locale.ROOT,
                ",\"%1$s_per_second\":%2$.0f,\"%1$s_server_cpu_us\":%3$.1f,\"%1$s_database_cpu_us\":%4$.1f",
                name,
                median(rounds, round -> speed.apply(round).perSecond()),
                median(rounds, round -> speed.apply(round).cpu()),
                median(rounds, round -> speed.apply(round).database()));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() {
        servers.forEach(Process::destroy);
        servers.forEach(server -> server.onExit().join());
    }
}
