package dev.cloakroom.bootstrap.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.OtherProcess;
import dev.cloakroom.bootstrap.nodes.Nodes.Node;
import dev.cloakroom.bootstrap.ops.FakeJava;
import dev.cloakroom.persistence.ReplicatedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// The packaged folder as `compose.yaml` arranges it: without the embedded services, the API and workers as processes
/// of their own, a primary with a replica, a store. `make check` packages it and runs this.
@EnabledIfEnvironmentVariable(named = "CLOAKROOM_TEST_DISTRIBUTION", matches = ".+")
class DistributionTest {

    @TempDir
    Path folder;

    private ReplicatedServer databases;
    private Nodes nodes;
    private Path distribution;

    @BeforeEach
    void start() throws Exception {
        distribution = production(Path.of(System.getenv("CLOAKROOM_TEST_DISTRIBUTION")), folder.resolve("cloakroom"));
        databases = ReplicatedServer.start(folder.resolve("databases"));
        nodes = new Nodes(
                folder.resolve("objects"), databases.primary(), List.of(databases.replica()), this::startPackaged);
    }

    @AfterEach
    void stop() throws Exception {
        nodes.close();
        databases.close();
    }

    @Test
    void theMainJobIsDoneByProcessesApartAndWhileTheReplicaIsAway() throws Exception {
        try (var server = nodes.serve();
                var other = nodes.serve();
                var worker = nodes.work();
                var another = nodes.work()) {
            smoke(server);
            databases.killReplica();
            smoke(other);
            for (Node node : List.of(server, worker, other, another)) {
                node.stop();
            }
        }
    }

    @Test
    void theJarSaysItsVersion() throws Exception {
        try (var jar = new JarFile(distribution.resolve("app.jar").toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Implementation-Version"))
                    .isNotBlank();
        }
    }

    /// Java refuses to start where it is told to use the cache and cannot. The times are told, and not judged: how busy
    /// a machine is is no fault of ours.
    @Test
    void theFirstAnswerComesSoonByTheCacheOfClasses() throws Exception {
        var needed = new HashMap<>(nodes.environment());
        needed.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
        try (var process = startPackaged(needed, "serve")) {
            process.awaitLine("ready as SERVE");
            assertThat(process.terminate()).isEqualTo(143);
        }
        long with = millisToTheFirstAnswer();
        Files.delete(distribution.resolve("app.aot"));
        long without = millisToTheFirstAnswer();
        System.out.printf("first answer after %d ms, without the cache of classes after %d ms%n", with, without);
        try (var process = startPackaged(needed, "serve")) {
            assertThat(process.exit()).as("a start without its cache").isEqualTo(1);
        }
    }

    private void smoke(Node node) throws IOException, InterruptedException {
        var smoke = OtherProcess.start(List.of("ops/smoke", "http://127.0.0.1:" + node.port()), Map.of());
        smoke.awaitLine("deleted it: gone");
        assertThat(smoke.exit()).isZero();
    }

    private long millisToTheFirstAnswer() throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (var client = HttpClient.newHttpClient();
                var node = nodes.serve()) {
            var live = URI.create("http://127.0.0.1:" + node.port() + "/health/live");
            var answer = client.send(HttpRequest.newBuilder(live).build(), BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(200);
            long millis = (System.nanoTime() - began) / 1_000_000;
            node.stop();
            return millis;
        }
    }

    /// Where the first `java` is of another version: the start looks further.
    private OtherProcess startPackaged(Map<String, String> environment, String role) throws IOException {
        var other = FakeJava.in(folder.resolve("jdk-17"), "17.0.13");
        var all = new HashMap<>(environment);
        all.put("JAVA_HOME", other.toString());
        all.put("PATH", other + "/bin:" + System.getProperty("java.home") + "/bin:" + System.getenv("PATH"));
        return OtherProcess.start(List.of(distribution.resolve("cloakroom").toString(), role), all);
    }

    /// What the image of production is made of: all but the embedded services, with times as they were.
    private static Path production(Path packaged, Path copy) throws IOException, InterruptedException {
        Files.createDirectories(copy);
        for (String part : List.of("app.jar", "app.aot", "cloakroom", "find-jdk", "lib")) {
            var copied = new ProcessBuilder("cp", "-Rp", packaged.resolve(part).toString(), copy.toString()).start();
            assertThat(copied.waitFor()).as(part).isZero();
        }
        return copy;
    }
}
