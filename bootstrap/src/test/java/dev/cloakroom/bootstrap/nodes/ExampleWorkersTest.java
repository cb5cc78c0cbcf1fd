package dev.cloakroom.bootstrap.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cloakroom.bootstrap.Eventually;
import dev.cloakroom.bootstrap.Main;
import dev.cloakroom.bootstrap.OtherProcess;
import dev.cloakroom.bootstrap.Visitor;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.JsonText;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The workers of `bootstrap/examples` do jobs of a whole installation; they are killed, stopped and told to cancel.
@Timeout(240)
class ExampleWorkersTest {

    /// The shortest there is: what a killed one had is soon free, and others soon tell and hear something.
    private static final int SHORT_LEASE = 10;

    /// Outlasts a machine that stands still.
    private static final int LONG_LEASE = 60;

    private static final String SLOW = "{\"text\": \"one two three four five\", \"seconds_per_word\": 60}";
    private static final String QUICK = "{\"text\": \"one two three four five\", \"seconds_per_word\": 2}";

    @TempDir
    static Path data;

    private static OtherProcess product;
    private static Visitor visitor;
    private static String url;
    private static String key;

    private final List<Process> workers = new ArrayList<>();

    enum Example {
        PYTHON("python3", "worker.py"),
        NODE("node", "worker.mjs");

        private final String command;
        private final String file;

        Example(String command, String file) {
            this.command = command;
            this.file = file;
        }

        private boolean isInstalled() {
            return Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
        }
    }

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Stream.of(Example.values()).allMatch(Example::isInstalled), "python3 and node are installed");
        product = OtherProcess.start(
                Main.class,
                Map.of(
                        "CLOAKROOM_PORT", "0",
                        "CLOAKROOM_OPS_PORT", "0",
                        "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                        "CLOAKROOM_DATA_DIR", data.toString()));
        String line = product.awaitLine("listening on 127.0.0.1:");
        int port = Integer.parseInt(line.replaceFirst(".*listening on 127.0.0.1:(\\d+).*", "$1"));
        url = "http://127.0.0.1:" + port;
        visitor = new Visitor(port);
        visitor.signUp();
        visitor.signIn();
        key = Visitor.text(visitor.post("/v1/api-keys", "{\"name\": \"worker\", \"scopes\": [\"leases\"]}"), "key");
    }

    @AfterEach
    void stopWorkers() {
        workers.forEach(Process::destroyForcibly);
    }

    @AfterAll
    static void stop() throws Exception {
        if (product != null) {
            visitor.close();
            // Orderly, so that its PostgreSQL is gone before its folder is.
            var _ = product.terminate();
        }
    }

    /// Both ways at a time: it takes as long as a lease does.
    @Test
    void whatAKilledWorkerHadInHandIsFinishedByAnother() {
        var one = CompletableFuture.runAsync(() -> killAndFinish("killed-python", Example.PYTHON, Example.NODE));
        killAndFinish("killed-node", Example.NODE, Example.PYTHON);
        one.join();
    }

    private void killAndFinish(String kind, Example first, Example second) {
        try {
            var killed = start(first, kind, SHORT_LEASE);
            String job = submit(kind, QUICK);
            awaitStatus(job, "running");
            killed.destroyForcibly();
            start(second, kind, LONG_LEASE);
            assertThat(Visitor.text(visitor.await(job), "status")).isEqualTo("succeeded");
            assertThat(visitor.get(job + "/result").body())
                    .contains("\"words\":5", "\"by\":\"" + second.name().toLowerCase(Locale.ROOT) + "\"");
            // The rescue rose the epoch, and so did the second claim.
            assertThat(attempts(job)).containsExactly("crashed 1", "succeeded 3");
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWorkerThatIsToldToStopHandsItsJobBack(Example example) throws Exception {
        String kind = "stopped-" + example.name().toLowerCase(Locale.ROOT);
        var worker = start(example, kind, SHORT_LEASE);
        String job = submit(kind, SLOW);
        // Running means that the lease is granted, a word from the worker that it has arrived there.
        await(job, "0 words");
        worker.destroy();
        assertThat(worker.waitFor()).isZero();
        awaitStatus(job, "queued");
        assertThat(attempts(job)).containsExactly("handed_back 1");
    }

    @ParameterizedTest
    @EnumSource
    void aWorkerHearsThatItsJobIsToBeCanceled(Example example) throws Exception {
        String kind = "canceled-" + example.name().toLowerCase(Locale.ROOT);
        start(example, kind, SHORT_LEASE);
        String job = submit(kind, SLOW);
        awaitStatus(job, "running");
        assertThat(visitor.post(job + "/cancel", "").statusCode()).isEqualTo(202);
        awaitStatus(job, "canceled");
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatAWorkerCannotDoFails(Example example) throws Exception {
        String kind = "failed-" + example.name().toLowerCase(Locale.ROOT);
        start(example, kind, LONG_LEASE);
        var accepted =
                visitor.post("/v1/jobs", "{\"kind\": \"" + kind + "\", \"max_attempts\": 1, \"payload\": {\"no\": 1}}");
        var job = visitor.await(accepted.headers().firstValue("Location").orElseThrow());
        assertThat(job.body()).contains("\"status\":\"failed\"", "\"code\":\"work-failed\"");
    }

    private Process start(Example example, String kind, int leaseSeconds) throws IOException {
        var builder = new ProcessBuilder(
                        example.command, Path.of("examples", example.file).toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "CLOAKROOM_URL", url, "CLOAKROOM_KEY", key, "KIND", kind, "LEASE_SECONDS", "" + leaseSeconds));
        var worker = builder.start();
        synchronized (workers) {
            workers.add(worker);
        }
        return worker;
    }

    private static String submit(String kind, String payload) throws IOException, InterruptedException {
        var accepted = visitor.post("/v1/jobs", "{\"kind\": \"" + kind + "\", \"payload\": " + payload + "}");
        assertThat(accepted.statusCode()).isEqualTo(202);
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    private static void awaitStatus(String job, String status) {
        await(job, "\"status\":\"" + status + "\"");
    }

    private static void await(String job, String part) {
        Eventually.holds(job + " has " + part, () -> {
            try {
                return visitor.get(job).body().contains(part);
            } catch (IOException failed) {
                throw new AssertionError(failed);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
    }

    private static List<String> attempts(String job) throws IOException, InterruptedException {
        var body = (Json.Obj) JsonText.read(visitor.get(job + "/attempts").body());
        return body.get("data") instanceof Json.Arr(var attempts)
                ? attempts.stream()
                        .map(Json.Obj.class::cast)
                        .map(attempt -> attempt.text("end")
                                + (attempt.get("epoch") instanceof Json.Num(var epoch) ? " " + epoch : ""))
                        .toList()
                : List.of();
    }
}
