package dev.cloakroom.http.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server that answers as the test says: the first rule whose key begins a command decides, all else is well.
final class RefusingSmtp implements AutoCloseable {

    private final ServerSocket listening;
    private final Map<String, String> rules;
    private final List<String> commands = new CopyOnWriteArrayList<>();

    RefusingSmtp(Map<String, String> rules) {
        try {
            this.rules = rules;
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.startVirtualThread(this::serve);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    List<String> commands() {
        return commands;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (var client = listening.accept()) {
                talk(client);
            } catch (IOException _) {
                // The client left, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        say(client, "220 ready");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            var command = line;
            var answer = rules.entrySet().stream()
                    .filter(rule -> command.startsWith(rule.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(line.equals("DATA") ? "354 go on" : "250 fine");
            say(client, answer);
            if (answer.startsWith("354")) {
                while (!".".equals(in.readLine())) {
                    // The message is of no interest.
                }
                say(client, rules.getOrDefault(".", "250 taken"));
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
