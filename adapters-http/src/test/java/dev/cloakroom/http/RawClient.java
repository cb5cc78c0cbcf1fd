package dev.cloakroom.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A client that sends exactly the bytes it is told, where a well-behaved one would refuse to.
public final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    public record Reply(int status, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    public RawClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            in = socket.getInputStream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// One request on a connection of its own.
    public static Reply ask(int port, String requestLine, String... headers) {
        try (var client = new RawClient(port)) {
            client.send(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n" + lines(headers) + "\r\n");
            return client.reply(requestLine.startsWith("HEAD "));
        }
    }

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    public void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public Reply reply() {
        return reply(false);
    }

    public Reply reply(boolean headersOnly) {
        var start = line();
        if (start.isEmpty()) {
            return new Reply(0, Map.of(), "");
        }
        var headers = new TreeMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var length = headers.get("content-length");
        var body = headersOnly || length == null ? "" : read(Integer.parseInt(length));
        return new Reply(Integer.parseInt(start.split(" ")[1]), headers, body);
    }

    /// One line without its end; empty also at the end of the stream.
    public String line() {
        try {
            var line = new StringBuilder();
            for (var read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
                line.append((char) read);
            }
            return line.toString().stripTrailing();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Whether an answer has begun to come; does not wait for it.
    public boolean hasAnswer() {
        try {
            return in.available() > 0;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Whether the server has closed the connection; waits until it does, but not for ever.
    public boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private String read(int length) {
        try {
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
