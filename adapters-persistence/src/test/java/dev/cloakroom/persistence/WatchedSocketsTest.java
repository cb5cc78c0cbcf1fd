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
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchedSocketsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong now = new AtomicLong();
    private final Semaphore looks = new Semaphore(0);
    private final Semaphore reads = new Semaphore(0);
    private final ServerSocket server = listening();
    private final Socket socket = new WatchedSockets(this::nanos, Duration.ofMillis(5)).createSocket();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Each look asks for the time, and so does each read when it begins.
    private long nanos() {
        (Thread.currentThread().getName().equals("database-socket-watch") ? looks : reads).release();
        return now.get();
    }

    /// Until somebody has looked who began after now.
    private void awaitLook() throws InterruptedException {
        looks.drainPermits();
        looks.acquire(2);
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @BeforeEach
    void connect() throws IOException {
        socket.connect(server.getLocalSocketAddress());
    }

    @AfterEach
    void close() throws IOException {
        threads.shutdownNow();
        socket.close();
        server.close();
    }

    @Test
    void aReadThatTakesTooLongEndsWithTheSocket() throws IOException {
        socket.setSoTimeout(1_000);
        assertThat(socket.getSoTimeout()).isEqualTo(1_000);
        var in = socket.getInputStream();
        var reading = threads.submit(() -> in.read(new byte[1], 0, 1));
        while (!reading.isDone()) {
            now.addAndGet(SECOND);
            Thread.onSpinWait();
        }
        assertThat(reading.exceptionNow()).isInstanceOf(IOException.class);
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
        socket.setSoTimeout(3_000);
        try (var peer = server.accept()) {
            for (int answer = 0; answer < 3; answer++) {
                var reading = threads.submit(() -> socket.getInputStream().readNBytes(1));
                reads.acquire();
                now.addAndGet(2 * SECOND);
                awaitLook();
                peer.getOutputStream().write(answer);
                assertThat(reading.get()).containsExactly(answer);
            }
            now.addAndGet(10 * SECOND);
            awaitLook();
            peer.getOutputStream().write(7);
            assertThat(socket.getInputStream().readNBytes(1)).containsExactly(7);
        }
    }

    @Test
    void withoutATimeOutAReadWaits() throws Exception {
        try (var peer = server.accept()) {
            var reading = threads.submit(() -> socket.getInputStream().readNBytes(1));
            reads.acquire();
            now.addAndGet(3_600 * SECOND);
            awaitLook();
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
