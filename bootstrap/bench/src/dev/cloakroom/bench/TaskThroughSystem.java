package dev.cloakroom.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.cloakroom.application.tasks.csv.CleanCsv;
import dev.cloakroom.application.tasks.csv.PlantedCsv;
import dev.cloakroom.application.tasks.csv.PlantedCsv.Dirt;
import dev.cloakroom.bootstrap.process.DiskScratch;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.JsonText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// One file through the whole product, in a process of its own: uploaded, queued, cleaned by the worker, its result
/// downloaded from the store. Beside it the task alone, from file to file in this process: the difference is what the
/// system adds. Both begin with a cold JVM; the embedded store runs in the product's process and counts as its own.
final class TaskThroughSystem {

    private static final int ROWS = 1_000_000;

    private final ServerProcess server;
    private final String token;

    private TaskThroughSystem(ServerProcess server, String token) {
        this.server = server;
        this.token = token;
    }

    static void main(String[] args) throws Exception {
        try (var scratch = Scratch.make()) {
            var input = make(scratch.path(), args.length > 0 ? Long.parseLong(args[0]) : ROWS);
            var hash = MessageDigest.getInstance("SHA-256");
            var own = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            measured(
                    "the task alone",
                    () -> Duration.ofNanos(own.getProcessCpuTime()),
                    () -> alone(scratch.path(), input, hash));
            try (var server = ServerProcess.start(scratch.path(), List.of("-Xmx512m"), Map.of())) {
                var expected = HexFormat.of().formatHex(hash.digest());
                new TaskThroughSystem(server, server.newUser().token()).run(input, expected);
            }
        }
    }

    private static Path make(Path folder, long rows) throws IOException {
        var input = folder.resolve("input.csv");
        try (var file = new BufferedOutputStream(Files.newOutputStream(input), 1 << 20)) {
            new PlantedCsv(1, Dirt.USUAL, "\n", _ -> {}).write(rows, file, OutputStream.nullOutputStream());
        }
        System.out.printf("%,d rows, %,d bytes%n", rows, Files.size(input));
        return input;
    }

    private static long alone(Path folder, Path input, MessageDigest hash) throws IOException, InterruptedException {
        try (var in = Files.newInputStream(input);
                var result = new DigestOutputStream(Files.newOutputStream(folder.resolve("result")), hash);
                var rejects = Files.newOutputStream(folder.resolve("rejects"))) {
            return new CleanCsv(PlantedCsv.options(), new DiskScratch(folder))
                    .run(in, result, rejects, (_, _, _) -> {})
                    .counts()
                    .rows();
        }
    }

    private void run(Path input, String expected) throws Exception {
        long begin = System.nanoTime();
        var before = server.processorTime();
        var address = measured("upload, to 202", server::processorTime, () -> upload(input));
        measured("queued and cleaned", server::processorTime, () -> await(address));
        var result = (Json.Obj) JsonText.read(get(address + "/result").body());
        measured("download", server::processorTime, () -> download(URI.create(text(result, "download_url"))));
        print(
                "the whole system",
                System.nanoTime() - begin,
                server.processorTime().minus(before));
        System.out.println(
                text(result, "sha256").equals(expected)
                        ? "the result is that of the task alone"
                        : "WRONG: another result");
    }

    private String upload(Path input) throws IOException, InterruptedException {
        var head = """
                --b\r
                Content-Disposition: form-data; name="options"\r
                Content-Type: application/json\r
                \r
                %s\r
                --b\r
                Content-Disposition: form-data; name="file"; filename="input.csv"\r
                Content-Type: text/csv\r
                \r
                """.formatted(JsonText.write(PlantedCsv.rules()));
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head), BodyPublishers.ofFile(input), BodyPublishers.ofString("\r\n--b--\r\n"));
        var reply = send(request("/v1/tasks")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(body));
        return reply.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(reply.body()));
    }

    private String await(String address) throws IOException, InterruptedException {
        while (true) {
            var task = send(request(address).header("Prefer", "wait=30"));
            var status = text((Json.Obj) JsonText.read(task.body()), "status");
            if (!status.equals("queued") && !status.equals("running")) {
                if (!status.equals("succeeded")) {
                    throw new IllegalStateException(task.body());
                }
                return status;
            }
        }
    }

    private long download(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).build();
        try (var content =
                server.client().send(request, BodyHandlers.ofInputStream()).body()) {
            return content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return server.client().send(request.build(), BodyHandlers.ofString());
    }

    private static String text(Json.Obj object, String member) {
        if (object.get(member) instanceof Json.Str(var text)) {
            return text;
        }
        throw new IllegalStateException("no " + member + " in " + object);
    }

    private static <T> T measured(String name, Supplier<Duration> cpu, Callable<T> step) throws Exception {
        var before = cpu.get();
        long begin = System.nanoTime();
        T made = step.call();
        print(name, System.nanoTime() - begin, cpu.get().minus(before));
        return made;
    }

    private static void print(String name, long nanos, Duration cpu) {
        System.out.printf("%-20s wall %7.2f s  cpu %7.2f s%n", name, nanos / 1e9, cpu.toMillis() / 1e3);
    }
}
