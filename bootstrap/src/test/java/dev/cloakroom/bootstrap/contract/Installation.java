package dev.cloakroom.bootstrap.contract;

import dev.cloakroom.bootstrap.Eventually;
import dev.cloakroom.bootstrap.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The whole product in a process of its own, started as its users start it, with a data folder of its own.
final class Installation implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+) as ");

    private final Path folder;
    private final Map<String, String> environment;
    private final Process process;
    private final int port;

    private Installation() throws IOException {
        folder = Files.createTempDirectory("cloakroom-fuzz");
        environment = Map.of(
                "CLOAKROOM_PORT", "0",
                "CLOAKROOM_OPS_PORT", "0",
                "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                "CLOAKROOM_DATA_DIR", folder.resolve("data").toString(),
                "CLOAKROOM_TRUSTED_PROXIES", "127.0.0.1");
        process = run(log(), Path.of("/dev/null"));
        Eventually.holds("the installation listens, see " + log(), () -> told().find());
        var told = told();
        var _ = told.find();
        port = Integer.parseInt(told.group(1));
    }

    static Installation start() {
        try {
            var installation = new Installation();
            Eventually.holds("the installation is ready, see " + installation.log(), installation::isReady);
            return installation;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Where it listens, in its own words.
    private Matcher told() {
        try {
            return LISTENING.matcher(Files.readString(log()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isReady() {
        try {
            var ready =
                    (HttpURLConnection) base().resolve("/health/ready").toURL().openConnection();
            return ready.getResponseCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// What it logged.
    Path log() {
        return folder.resolve("log");
    }

    /// Makes an administrator at the command line, and gives the e-mail address.
    String admin(String password) {
        try {
            var typed = Files.writeString(folder.resolve("password"), password + "\n");
            var output = folder.resolve("admin");
            var command = run(output, typed, "admin", "create", "admin@example.com");
            if (!command.waitFor(2, TimeUnit.MINUTES) || command.exitValue() != 0) {
                throw new AssertionError("admin create failed: " + Files.readString(output));
            }
            return "admin@example.com";
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("the installation does not stop, see " + log());
            }
            try (var files = Files.walk(folder)) {
                for (var file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Process run(Path output, Path input, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CLOAKROOM_"));
        builder.environment().putAll(environment);
        return builder.redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .start();
    }
}
