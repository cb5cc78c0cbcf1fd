package dev.cloakroom.bench;

import dev.cloakroom.bootstrap.Main;
import dev.cloakroom.domain.auth.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The product in a process of its own, as its users start it, on a database that keeps what it is told.
record ServerProcess(Process process, int port, int opsPort, HttpClient client) implements AutoCloseable {

    private static final Pattern LIVE_BYTES = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern WAITING = Pattern.compile("(?m)^cloakroom_clients_waiting (.+)$");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    static ServerProcess start(Path folder, List<String> options, Map<String, String> more)
            throws IOException, InterruptedException {
        int port = freePort();
        int opsPort = freePort();
        var command = Stream.of(
                        Stream.of(java("java")),
                        options.stream(),
                        Stream.of("-cp", System.getProperty("java.class.path"), Main.class.getName()))
                .flatMap(words -> words)
                .toList();
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "CLOAKROOM_PORT", String.valueOf(port),
                        "CLOAKROOM_OPS_PORT", String.valueOf(opsPort),
                        "CLOAKROOM_EMBEDDED_S3_PORT", String.valueOf(freePort()),
                        "CLOAKROOM_LOG_LEVEL", "warn",
                        "CLOAKROOM_DATA_DIR", folder.resolve("data").toString()));
        builder.environment().putAll(more);
        var server = new ServerProcess(builder.start(), port, opsPort, HttpClient.newHttpClient());
        server.awaitReady();
        return server;
    }

    record SignedIn(UserId id, String token) {}

    SignedIn newUser() throws IOException, InterruptedException {
        var credentials = "{\"email\":\"bench@example.com\",\"password\":\"correct horse battery\"}";
        var user = found(ID, post("/v1/auth/sign-up", credentials));
        return new SignedIn(new UserId(UUID.fromString(user)), found(TOKEN, post("/v1/auth/sign-in", credentials)));
    }

    private static String found(Pattern pattern, String answer) {
        var matcher = pattern.matcher(answer);
        if (!matcher.find()) {
            throw new IllegalStateException("unexpected: " + answer);
        }
        return matcher.group(1);
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    /// How many clients wait there, as it says itself.
    int waiting() throws IOException, InterruptedException {
        var metrics = URI.create("http://127.0.0.1:" + opsPort + "/metrics");
        var request = HttpRequest.newBuilder(metrics).build();
        return (int) Double.parseDouble(
                found(WAITING, client.send(request, BodyHandlers.ofString()).body()));
    }

    /// Bytes of live objects, after a collection.
    long liveBytes() throws IOException {
        var process = new ProcessBuilder(java("jcmd"), String.valueOf(process().pid()), "GC.class_histogram").start();
        var total = LIVE_BYTES.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return total.find() ? Long.parseLong(total.group(1)) : 0;
    }

    /// Processor time of the server so far.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void awaitReady() throws IOException, InterruptedException {
        var ready = HttpRequest.newBuilder(uri("/health/ready")).build();
        while (process.isAlive()) {
            try {
                if (client.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException _) {
                // Not yet.
            }
            Thread.sleep(100);
        }
        throw new IOException("the server ended");
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        process.onExit().join();
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
