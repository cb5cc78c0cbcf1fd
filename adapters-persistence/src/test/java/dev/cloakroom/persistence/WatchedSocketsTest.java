package dev.cloakroom.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WatchedSocketsTest {

    private final ServerSocket server = listening();
    private final Socket socket = new WatchedSockets().createSocket();

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @BeforeEach
    void connect() throws IOException {
        socket.connect(server.getLocalSocketAddress(), 1_000);
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        server.close();
    }

    @Test
    void aReadThatTakesTooLongEndsWithTheSocket() throws IOException {
        socket.setSoTimeout(1_000);
        assertThat(socket.getSoTimeout()).isEqualTo(1_000);
        var in = socket.getInputStream();
        assertThatThrownBy(() -> in.read(new byte[1], 0, 1)).isInstanceOf(IOException.class);
        assertThat(socket.isClosed()).isTrue();
    }

    /// As the driver looks whether there is a message, and goes on where there is none.
    @Test
    void aShortTimeOutOnlyEndsTheRead() throws Exception {
        socket.setSoTimeout(10_000);
        socket.setSoTimeout(1);
        assertThat(socket.getSoTimeout()).isEqualTo(1);
        var in = socket.getInputStream();
        assertThatThrownBy(() -> in.read(new byte[1], 0, 1)).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(10_000);
        try (var peer = server.accept()) {
            peer.getOutputStream().write(7);
            assertThat(in.readNBytes(1)).containsExactly(7);
        }
    }

    /// The limit is for one read: nobody minds that none is under way for long, or how long all take together.
    @Test
    void whatComesInTimeIsReadHoweverLongTheSocketIsInUse() throws Exception {
        socket.setSoTimeout(1_500);
        try (var peer = server.accept();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int answer = 0; answer < 3; answer++) {
                int sent = answer;
                var answering = threads.submit(() -> {
                    Thread.sleep(700);
                    peer.getOutputStream().write(sent);
                    return sent;
                });
                assertThat(socket.getInputStream().readNBytes(1)).containsExactly(sent);
                assertThat(answering.get()).isEqualTo(sent);
            }
            Thread.sleep(2_600);
            peer.getOutputStream().write(7);
            assertThat(socket.getInputStream().readNBytes(1)).containsExactly(7);
        }
    }

    @Test
    void withoutATimeOutAReadWaits() throws Exception {
        try (var peer = server.accept();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = threads.submit(() -> socket.getInputStream().readNBytes(1));
            Thread.sleep(2_200);
            assertThat(reading.isDone()).isFalse();
            peer.getOutputStream().write(7);
            assertThat(reading.get()).containsExactly(7);
        }
    }

    /// The server takes the connection, and never says a word.
    @Test
    void theDriverGivesUpAServerThatIsSilent() {
        var properties = new Properties();
        properties.setProperty("socketFactory", WatchedSockets.class.getName());
        properties.setProperty("socketTimeout", "1");
        properties.setProperty("sslmode", "disable");
        properties.setProperty("user", "anybody");
        assertThatThrownBy(() -> DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + "/any", properties)
                        .close())
                .isInstanceOfSatisfying(
                        SQLException.class,
                        lost -> assertThat(lost.getSQLState()).startsWith("08"));
    }
}
