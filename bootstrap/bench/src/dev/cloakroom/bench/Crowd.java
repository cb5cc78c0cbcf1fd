package dev.cloakroom.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Thousands of clients on one thread. Each sends its request, and when the answer says when its job was finished, it
/// notes how long ago that was, hears it out and leaves. An answer that does not say so is asked for again.
final class Crowd implements AutoCloseable {

    private static final Pattern FINISHED = Pattern.compile("\"finished_at\":\"([^\"]+)\"");

    private final InetSocketAddress server;
    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private int waiting;

    Crowd(int port) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// One client; `latencies` gets its figure.
    final class Client {
        private final SocketChannel channel;
        private final byte[] request;
        private final List<Duration> latencies;
        private final StringBuilder heard = new StringBuilder();
        private boolean told;

        private Client(SocketChannel channel, String request, List<Duration> latencies) {
            this.channel = channel;
            this.request = request.getBytes(StandardCharsets.US_ASCII);
            this.latencies = latencies;
        }

        private void ask() throws IOException {
            channel.write(ByteBuffer.wrap(request));
        }

        private void hear(Instant now) throws IOException {
            buffer.clear();
            int read = channel.read(buffer);
            heard.append(StandardCharsets.ISO_8859_1.decode(buffer.flip()));
            var finished = FINISHED.matcher(heard);
            if (!told && finished.find()) {
                told = true;
                latencies.add(Duration.between(Instant.parse(finished.group(1)), now));
            }
            boolean over = heard.toString().endsWith("}") || heard.indexOf("event: end\n") >= 0;
            if (told && over) {
                leave();
            } else if (read < 0) {
                throw new IOException("cut off after: " + heard);
            } else if (over || heard.indexOf("HTTP/1.1 304") == 0) {
                heard.setLength(0);
                ask();
            }
        }

        private void leave() throws IOException {
            waiting--;
            channel.close();
        }
    }

    void join(String request, List<Duration> latencies) throws IOException {
        var channel = SocketChannel.open(server);
        var client = new Client(channel, request, latencies);
        client.ask();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, client);
        waiting++;
    }

    /// Until everybody has left.
    void listen() throws IOException {
        while (waiting > 0) {
            listen(Duration.ofSeconds(1));
        }
    }

    /// For this long.
    void listen(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); left > 0 && waiting > 0; left = (end - System.nanoTime()) / 1_000_000) {
            selector.select(left);
            var now = Instant.now();
            for (var key : new ArrayList<>(selector.selectedKeys())) {
                ((Client) key.attachment()).hear(now);
            }
            selector.selectedKeys().clear();
        }
    }

    @Override
    public void close() {
        try {
            for (var key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
