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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Hands in jobs over HTTP, each with a key of its own, and reads one, with the API key of a program, in turn with a
/// bare Javalin that does one durable insert, and one read by key: from sixteen connections, and jobs also from
/// sixty-four. Each server is a process of its own; they share a durable PostgreSQL. What costs most of the processor
/// at first is the compiler of each virtual machine, so each request is repeated for as long as that has much to do
/// before anything counts: the product has far more code than the floor. Prints a table, and a line of JSON with
/// medians.
///
/// Seen on two cores, two runs, medians, microseconds of processor for each request in the JVM and in PostgreSQL:
/// POST 145 + 117 and 202 + 149 beside 109 + 123 and 127 + 141 (ratio 0.64 and 0.75), by many 124 + 86 and 159 + 98
/// beside 136 + 118 and 151 + 153 (1.12 and 1.17), GET 119 + 91 and 149 + 117 beside 74 + 43 and 91 + 55 (0.67 and
/// 0.62). What bounds them, by samples of processor time:
///
/// - GET: nearly half of the JVM's time is the kernel's (one answer, one question to PostgreSQL, the wake-ups around
///   them), which the floor has as well; then reading the row and writing its JSON, the policy, and the way through
///   Jetty and Javalin to the handler. In PostgreSQL it is the start of the plan: 38 us for four tables by their
///   keys, 21 for one, where nothing else is measured.
/// - POST by few: sixteen clients fill two commits with six jobs each, of 185 us of PostgreSQL and 41 for a job where
///   nothing else is measured, and while both are under way a fifth of the processors' time passes unused, twice as
///   much as under the floor, which asks for each insert by itself. Three commits at once with 0.1 ms for a crowd to
///   gather made PostgreSQL dearer (119 to 148 us) and nothing faster. One at a time with 0.3 ms, four products beside
///   one floor in one run: a commit carries nine and a half and PostgreSQL has 113 instead of 155 us a job, but 28
///   instead of 20 % pass unused; 6 % faster from sixteen connections, 11 % slower from sixty-four, and one commit that
///   waits for a lock would hold up all. Less time to gather, two at once: 0.2 ms 12 % slower from sixty-four, none 4 %
///   slower from sixteen; 1 ms 16 % faster from sixty-four. Rounds differ by more than all of these.
/// - POST by many: a commit carries more, PostgreSQL works less for each, and the floor's own commits stand in line.
///   Of the JVM's time no part is large: JSON is parsed, checked against its schema, bound, hashed for the key and
///   written twice, a sixth; the policy has 8 %.
///
/// What helped both: reads of the database without a timer each (7 to 20 % of the JVM's time). What helped POST, from
/// 206 + 117: no NOTIFY while nobody else listens. What helped GET, from 174 + 135 (0.45): selectors in virtual
/// threads, without which each request woke a thread of the platform twice; asking one partition, not all (68 us for
/// such a statement, alone); principals worked out once; the routes of jobs first. Of Jetty's cache of headers it is
/// not known: its look-ups were 6 % of the samples, but by itself it finds a token in 2 us that takes 4 to read; it is
/// off for the memory that it takes. A JWT of our own has so many letters that reading it takes 4 % of the JVM's time;
/// API keys are short. With a heap of 256 MB, of which 45 are live, G1 marks at every third collection, which takes
/// 7 %; both servers have 512.
@SuppressWarnings("SystemOut") // What it is for.
final class Serving implements AutoCloseable {

    private static final int FEW = 16;
    private static final int MANY = 64;
    private static final int ROUNDS = 5;
    private static final Duration PHASE = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
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

    private record Comparison(String name, int connections, Load ours, Load bare) {}

    private record Pair(Speed ours, Speed bare) {
        double ratio() {
            return ours.perSecond() / bare.perSecond();
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
        var key = authorization(apiKey());
        var job = made(port, post("/v1/jobs", key, JOB));
        var bare = made(barePort, post("/bare", "", JOB));
        Load posting = new Load(port, 202, () -> post("/v1/jobs", key + idempotencyKey(), JOB));
        Load barePosting = new Load(barePort, 202, () -> post("/bare", "", JOB));
        Load getting = new Load(port, 200, () -> get("/v1/jobs/" + job, key));
        Load bareGetting = new Load(barePort, 200, () -> get("/bare/" + bare, ""));
        for (var load : List.of(posting, barePosting, getting, bareGetting)) {
            var _ = speed(load, FEW, WARM_UP);
        }
        var results = new LinkedHashMap<Comparison, List<Pair>>();
        for (var comparison : List.of(
                new Comparison("post", FEW, posting, barePosting),
                new Comparison("post_by_many", MANY, posting, barePosting),
                new Comparison("get", FEW, getting, bareGetting))) {
            results.put(comparison, new ArrayList<>());
        }
        System.out.printf("%5s %13s %24s %24s %6s%n", "round", "", "ours/s", "bare/s", "ratio");
        for (int round = 1; round <= ROUNDS; round++) {
            for (var result : results.entrySet()) {
                var compared = result.getKey();
                var pair = new Pair(
                        speed(compared.ours(), compared.connections(), PHASE),
                        speed(compared.bare(), compared.connections(), PHASE));
                result.getValue().add(pair);
                System.out.printf(
                        "%5d %13s %24s %24s %6.2f%n",
                        round, compared.name(), text(pair.ours()), text(pair.bare()), pair.ratio());
            }
        }
        System.out.println(results.entrySet().stream()
                .map(result -> json(result.getKey(), result.getValue()))
                .collect(Collectors.joining(",", "{\"bench\":\"http\",", "}")));
    }

    private Speed speed(Load load, int connections, Duration time) throws Exception {
        var before = busy(load.port());
        var databaseBefore = Cpu.read(data);
        double perSecond = new HttpLoad(load.port(), connections).perSecond(time, load.status(), load.request());
        double requests = perSecond * time.toMillis() / 1e3;
        return new Speed(
                perSecond,
                busy(load.port()).minus(before).toNanos() / 1e3 / requests,
                Cpu.read(data).since(databaseBefore).serverNanos() / 1e3 / requests);
    }

    private Duration busy(int at) {
        return servers.get(at == barePort ? 0 : 1).info().totalCpuDuration().orElseThrow();
    }

    /// As a program has it.
    private String apiKey() throws IOException {
        var you = "{\"email\":\"bench@example.com\",\"password\":\"correct horse battery\"}";
        try (var connection = new HttpLoad.Connection(port)) {
            var _ = connection.send(post("/v1/auth/sign-up", "", you));
            var _ = connection.send(post("/v1/auth/sign-in", "", you));
            var session = authorization(member("access_token", connection.body()));
            var wanted = "{\"name\":\"bench\",\"scopes\":[\"jobs:read\",\"jobs:write\"]}";
            var _ = connection.send(post("/v1/api-keys", session, wanted));
            return member("key", connection.body());
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

    private static String idempotencyKey() {
        return "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
    }

    private static Process run(Path log, Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
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

    private static String json(Comparison compared, List<Pair> pairs) {
        return String.format(
                Locale.ROOT,
                "\"%s\":{\"connections\":%d,\"ours\":%s,\"bare\":%s,\"ratio\":%.3f}",
                compared.name(),
                compared.connections(),
                json(pairs, Pair::ours),
                json(pairs, Pair::bare),
                median(pairs, Pair::ratio));
    }

    private static String json(List<Pair> pairs, Function<Pair, Speed> speed) {
        return String.format(
                Locale.ROOT,
                "{\"per_second\":%.0f,\"server_cpu_us\":%.1f,\"database_cpu_us\":%.1f}",
                median(pairs, pair -> speed.apply(pair).perSecond()),
                median(pairs, pair -> speed.apply(pair).cpu()),
                median(pairs, pair -> speed.apply(pair).database()));
    }

    private static double median(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
        var sorted = pairs.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() {
        servers.forEach(Process::destroy);
        servers.forEach(server -> server.onExit().join());
    }
}
