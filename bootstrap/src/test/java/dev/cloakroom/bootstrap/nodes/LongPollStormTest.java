package dev.cloakroom.bootstrap.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.Visitor;
import dev.cloakroom.persistence.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Thousands of clients ask a node with the limits it comes with, all in the same moment, to wait for one job.
@Timeout(600)
class LongPollStormTest {

    private static final int CLIENTS = 5_000;
    private static final int MOST_HELD = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path data;

    @Test
    void eachIsHeldOrAnsweredAtOnceOrAskedToComeBackAndTheNodeStaysWell() throws Exception {
        try (var nodes = new Nodes(data.resolve("nodes"), DATABASE.settings(), List.of());
                var node = nodes.serve();
                var visitor = new Visitor(node.port())) {
            visitor.signUp();
            visitor.signIn();
            var job = "/v1/jobs/" + Visitor.text(visitor.post("/v1/jobs", dueInAnHour()), "id");
            try (var crowd = new Crowd(node.port())) {
                long began = System.nanoTime();
                crowd.ask("GET " + job + " HTTP/1.1\r\nHost: x\r\nPrefer: wait=60\r\nAuthorization: Bearer "
                        + visitor.token() + "\r\n\r\n");
                crowd.listenForAllBut(MOST_HELD);
                assertThat(visitor.post(job + "/cancel", "").statusCode()).isIn(200, 202);
                crowd.listenForAllBut(0);
                crowd.answers().forEach(LongPollStormTest::isAsPromised);
                long held = crowd.answers().stream()
                        .filter(LongPollStormTest::wasHeld)
                        .count();
                // Whoever is held leaves after a minute: another may be in its place then.
                long minutes = Duration.ofNanos(System.nanoTime() - began).toMinutes();
                assertThat(held).isBetween(1L, MOST_HELD * (1 + minutes));
            }
            assertThat(visitor.get(job).statusCode()).isEqualTo(200);
            assertThat(visitor.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    private static void isAsPromised(String answer) {
        if (answer.startsWith("HTTP/1.1 503 ")) {
            assertThat(answer).containsPattern("\r\nRetry-After: [1-9]");
        } else {
            assertThat(answer).startsWith("HTTP/1.1 200 ");
        }
    }

    private static boolean wasHeld(String answer) {
        return answer.contains("\r\nPreference-Applied: wait=60\r\n");
    }

    private static String dueInAnHour() {
        return "{\"kind\": \"sleep\", \"payload\": {\"seconds\": 0}, \"run_at\": \""
                + Instant.now().plus(Duration.ofHours(1)) + "\"}";
    }

    /// Clients of one request each, on one thread. They connect first, and then all ask.
    private static final class Crowd implements AutoCloseable {

        private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n");

        private final List<SocketChannel> channels = new ArrayList<>();
        private final List<String> answers = new ArrayList<>();
        private final Selector selector = Selector.open();
        private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);

        Crowd(int port) throws IOException {
            var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            for (int i = 0; i < CLIENTS; i++) {
                var channel = SocketChannel.open(server);
                channels.add(channel);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new ByteArrayOutputStream());
            }
        }

        void ask(String request) throws IOException {
            for (var channel : channels) {
                channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            }
        }

        void listenForAllBut(int some) throws IOException {
            while (answers.size() < CLIENTS - some) {
                assertThat(selector.select(this::hear, PATIENCE.toMillis()))
                        .as("answers")
                        .isPositive();
            }
        }

        private void hear(SelectionKey key) {
            var heard = (ByteArrayOutputStream) key.attachment();
            try {
                int read = ((SocketChannel) key.channel()).read(buffer.clear());
                assertThat(read).as("cut off after: " + heard).isPositive();
                heard.write(buffer.array(), 0, read);
            } catch (IOException failed) {
                throw new AssertionError("cut off after: " + heard, failed);
            }
            var answer = heard.toString(StandardCharsets.ISO_8859_1);
            if (isWhole(answer)) {
                answers.add(answer);
                key.cancel();
            }
        }

        private static boolean isWhole(String answer) {
            int body = answer.indexOf("\r\n\r\n") + 4;
            var length = LENGTH.matcher(answer);
            return body >= 4 && length.find() && answer.length() >= body + Integer.parseInt(length.group(1));
        }

        List<String> answers() {
            return answers;
        }

        @Override
        public void close() throws IOException {
            for (var channel : channels) {
                channel.close();
            }
            selector.close();
        }
    }
}
