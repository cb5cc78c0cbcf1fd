package dev.cloakroom.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Sends requests over connections that are kept, one at a time on each, and reads as little of the answers as it can:
/// the client shares the machine with the server that it measures.
record HttpLoad(int port, int connections) {

    /// The answers of that status in a second; any other is an error.
    double perSecond(Duration time, int status, Supplier<String> request) throws Exception {
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        Callable<Integer> client = () -> {
            int done = 0;
            try (var connection = new Connection(port)) {
                for (; System.nanoTime() < end; done++) {
                    var head = connection.send(request.get());
                    if (!head.startsWith("HTTP/1.1 " + status)) {
                        throw new IllegalStateException(head);
                    }
                }
            }
            return done;
        };
        int done = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answered : threads.invokeAll(
                    Stream.generate(() -> client).limit(connections).toList())) {
                done += answered.get();
            }
        }
        return done * 1e9 / (System.nanoTime() - begin);
    }

    static final class Connection implements AutoCloseable {

        private final Socket socket;
        private final InputStream in;
        private String body = "";

        Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            in = new BufferedInputStream(socket.getInputStream());
        }

        /// The head of the answer.
        String send(String request) throws IOException {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            var head = new StringBuilder();
            int length = 0;
            for (var line = line(); !line.isEmpty(); line = line()) {
                head.append(line).append('\n');
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return head.toString();
        }

        /// Of the last answer.
        String body() {
            return body;
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (int character = in.read(); character != '\n'; character = in.read()) {
                if (character < 0) {
                    throw new IOException("the connection was closed");
                }
                if (character != '\r') {
                    line.append((char) character);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
