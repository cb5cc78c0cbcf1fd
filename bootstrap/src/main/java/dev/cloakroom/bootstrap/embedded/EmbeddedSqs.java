package dev.cloakroom.bootstrap.embedded;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/// An SQS endpoint on loopback with the queue and its dead letters, as Terraform makes them elsewhere. Messages outlive
/// the process, however that ends.
public final class EmbeddedSqs implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(10);

    private final int port;
    private final Function0<?> stop;

    private EmbeddedSqs(int port, Function0<?> stop) {
        this.port = port;
        this.stop = stop;
    }

    /// @param port 0 takes any free one
    public static EmbeddedSqs start(DataDirectory directory, int port) {
        int free = claimed(port);
        Path messages = directory.path().resolve("messages");
        var server = new ElasticMQServer(new ElasticMQServerConfig(config(free, messages)));
        var started = new EmbeddedSqs(free, server.start());
        try {
            started.awaitQueues();
        } catch (RuntimeException failed) {
            started.close();
            throw failed;
        }
        return started;
    }

    public URI queue() {
        return URI.create("http://127.0.0.1:" + port + "/000000000000/cloakroom-jobs");
    }

    public URI deadLetters() {
        return URI.create(queue() + "-dead-letters");
    }

    @Override
    public void close() {
        var _ = stop.apply();
    }

    /// The server answers before it has put back the queues that it keeps, and says until then that there are none.
    private void awaitQueues() {
        long giveUp = System.nanoTime() + START_LIMIT.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            for (var queue : List.of(queue(), deadLetters())) {
                var asked = HttpRequest.newBuilder(URI.create(queue + "?Action=GetQueueAttributes"))
                        .timeout(START_LIMIT)
                        .build();
                while (client.send(asked, BodyHandlers.discarding()).statusCode() != 200) {
                    if (System.nanoTime() > giveUp) {
                        throw new EmbeddedFailure("The embedded SQS has no queue " + queue + " after " + START_LIMIT);
                    }
                    Thread.sleep(POLL);
                }
            }
        } catch (IOException failed) {
            throw new EmbeddedFailure("The embedded SQS does not answer: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while the embedded SQS started", stopped);
        }
    }

    /// The database writes each change before it is told: with a delay, a kill loses acknowledged messages.
    /// Whoever stops waiting for a message would be logged as an error of the server, so that logs nothing. We
    /// stop it after those who talk to it; a hook of its own would come before.
    private static Config config(int port, Path messages) {
        var config = """
            include required(classpath("application.conf"))
            node-address { protocol = http, host = "127.0.0.1", port = %1$d, context-path = "" }
            rest-sqs { enabled = true, bind-port = %1$d, bind-hostname = "127.0.0.1", sqs-limits = strict }
            rest-stats { enabled = false }
            queues {
              cloakroom-jobs {
                defaultVisibilityTimeout = 60 seconds
                receiveMessageWait = 20 seconds
                deadLettersQueue { name = "cloakroom-jobs-dead-letters", maxReceiveCount = 50 }
              }
              cloakroom-jobs-dead-letters {}
            }
            messages-storage {
              enabled = true
              driver-class = "org.h2.Driver"
              uri = "jdbc:h2:%2$s;WRITE_DELAY=0"
              username = ""
              password = ""
              prune-data-on-init = false
            }
            pekko { loglevel = "OFF", jvm-exit-on-fatal-error = off, jvm-shutdown-hooks = off }
            """.formatted(port, messages);
        return ConfigFactory.parseString(config)
                .withFallback(ConfigFactory.load())
                .resolve();
    }

    /// Asked beforehand, because the server itself only logs that its port is taken.
    private static int claimed(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new EmbeddedFailure(
                    "The embedded SQS cannot listen on 127.0.0.1:" + port
                            + ": free that port, choose another by CLOAKROOM_EMBEDDED_SQS_PORT, or name a queue by"
                            + " CLOAKROOM_SQS_QUEUE_URL (" + taken.getMessage() + ")",
                    taken);
        }
    }
}
