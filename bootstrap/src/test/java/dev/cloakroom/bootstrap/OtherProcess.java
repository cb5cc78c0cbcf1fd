package dev.cloakroom.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A main class or program of ours in a process of its own, to be killed by tests. Its output is read all the time: a
/// process that nobody listens to stops when the pipe is full.
public final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BlockingQueue<Optional<String>> output = new LinkedBlockingQueue<>();
    private final List<String> said = new ArrayList<>();

    private OtherProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
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
        return start(command, environment);
    }

    /// Any program, in our own environment but for what is named here.
    public static OtherProcess start(List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("CLOAKROOM_"));
        builder.environment().putAll(environment);
        return new OtherProcess(builder.start());
    }

    /// The first line from here on that contains the text; fails when the output ends without it.
    public String awaitLine(String text) throws InterruptedException {
        for (var line = output.take(); line.isPresent(); line = output.take()) {
            said.add(line.get());
            if (line.get().contains(text)) {
                return line.get();
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
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("The other process did not end; it said: " + String.join("\n", said));
        }
        return process.exitValue();
    }

    private void listen() {
        try (var lines = process.inputReader()) {
            lines.lines().map(Optional::of).forEach(output::add);
        } catch (IOException | UncheckedIOException _) {
            // It was killed: there is nothing more to hear.
        } finally {
            output.add(Optional.empty());
        }
    }

    /// Returns when it is gone: its folder may be removed next.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
