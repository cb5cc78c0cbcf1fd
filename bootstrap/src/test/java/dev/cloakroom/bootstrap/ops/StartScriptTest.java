package dev.cloakroom.bootstrap.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The start script of the packaged folder finds a Java 25, wherever the machine has it.
class StartScriptTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    Path folder;

    private Path java17;
    private Path java25;

    @BeforeEach
    void install() throws IOException {
        Files.copy(ROOT.resolve("bootstrap/ops/cloakroom"), folder.resolve("cloakroom"));
        Files.copy(ROOT.resolve(".mvn/find-jdk"), folder.resolve("find-jdk"));
        java17 = FakeJava.in(folder.resolve("jdk-17"), "17.0.13");
        java25 = FakeJava.in(folder.resolve("jre-25"), "25.0.1");
    }

    @Test
    void theJavaOfThePathIsTakenThoughAnotherVersionComesFirst() throws Exception {
        assertThat(start("", java17, java25)).startsWith(java25 + "/bin/java -XX:AOTCache=" + folder + "/app.aot ");
    }

    @Test
    void javaHomeGoesBeforeThePathUnlessItIsAnotherVersion() throws Exception {
        var other = FakeJava.in(folder.resolve("another-25"), "25");
        assertThat(start(other.toString(), java25)).startsWith(other + "/bin/java ");
        assertThat(start(java17.toString(), java25)).startsWith(java25 + "/bin/java ");
    }

    @Test
    void theArgumentsAreHandedOn() throws Exception {
        assertThat(start("", java25).strip()).endsWith(" dev.cloakroom.bootstrap.Main serve now");
    }

    private String start(String javaHome, Path... onPath) throws IOException, InterruptedException {
        var path = Stream.concat(Stream.of(onPath).map(java -> java + "/bin"), Stream.of("/usr/bin", "/bin"))
                .toList();
        var builder = new ProcessBuilder(
                        List.of("sh", folder.resolve("cloakroom").toString(), "serve", "now"))
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("JAVA_HOME", javaHome, "HOME", folder.toString(), "PATH", String.join(":", path)));
        var started = builder.start();
        return new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
