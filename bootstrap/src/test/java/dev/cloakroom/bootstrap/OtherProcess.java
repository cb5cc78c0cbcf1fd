package dev.cloakroom.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A main class of ours in a JVM of its own, to be killed by tests. Its standard output is read line by line.
public final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final List<String> said = new ArrayList<>();

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    public static OtherProcess start(Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CLOAKROOM_"));
        builder.environment().putAll(environment);
        return new OtherProcess(builder.start());
    }

    /// The first line from here on that contains the text; fails when the output ends without it.
    public String awaitLine(String text) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("The other process never said '" + text + "', but: " + String.join("\n", said));
    }

    /// As `kill -9`: no hook runs.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// As `kill`: asks for an orderly end, and gives its exit status. Java's own way would also close the output.
    public int terminate() throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -TERM \"$0\"", String.valueOf(process.pid())).start();
        return exit();
    }

    public int exit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The other process did not end; it said: " + String.join("\n", said));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
