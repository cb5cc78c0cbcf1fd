package dev.cloakroom.persistence.jobs.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PromptSocketsTest {

    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Socket socket = new PromptSockets().createSocket();

    PromptSocketsTest() throws IOException {}

    @BeforeEach
    void connect() throws IOException {
        socket.connect(door.getLocalSocketAddress());
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        door.close();
    }

    @Test
    void aLookTakesWhatIsThereAndNothingElse() throws IOException {
        try (var server = door.accept()) {
            socket.setSoTimeout(1);
            var in = socket.getInputStream();
            assertThatThrownBy(() -> in.read(new byte[8], 0, 8))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("nothing is here yet");
            server.getOutputStream().write(new byte[] {7, 8});
            while (in.available() < 2) {
                Thread.onSpinWait();
            }
            assertThat(in.read(new byte[8], 0, 8)).isEqualTo(2);
        }
    }

    @Test
    void whoHasPatienceWaits() throws Exception {
        try (var server = door.accept();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            socket.setSoTimeout(30_000);
            var read = threads.submit(() -> socket.getInputStream().read(new byte[8], 0, 8));
            server.getOutputStream().write(7);
            assertThat(read.get()).isEqualTo(1);
        }
    }

    @Test
    void theDriverConnectsItsSocketsItself() {
        var sockets = new PromptSockets();
        var here = InetAddress.getLoopbackAddress();
        assertThatThrownBy(() -> sockets.createSocket("localhost", 1))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sockets.createSocket(here, 1, here, 1))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
