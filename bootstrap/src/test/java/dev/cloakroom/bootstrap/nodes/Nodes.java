package dev.cloakroom.bootstrap.nodes;

import dev.cloakroom.bootstrap.Main;
import dev.cloakroom.bootstrap.OtherProcess;
import dev.cloakroom.bootstrap.embedded.DataDirectory;
import dev.cloakroom.bootstrap.embedded.EmbeddedS3;
import dev.cloakroom.bootstrap.embedded.EmbeddedSqs;
import dev.cloakroom.persistence.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The processes of one installation, which meet only in PostgreSQL, S3 and perhaps SQS. Here are the S3 and SQS that
/// they share.
final class Nodes implements AutoCloseable {

    private static final String LISTENING = "listening on 127.0.0.1:";

    private final DataDirectory directory;
    private final EmbeddedS3 objects;
    private @Nullable EmbeddedSqs messages;
    private final Map<String, String> environment = new HashMap<>();
    private final Start start;

    /// How a process of ours is started in a role.
    interface Start {
        OtherProcess start(Map<String, String> environment, String role) throws IOException;
    }

    Nodes(Path data, DatabaseSettings primary, List<DatabaseSettings> readers) {
        this(data, primary, readers, (environment, role) -> OtherProcess.start(Main.class, environment, role));
    }

    Nodes(Path data, DatabaseSettings primary, List<DatabaseSettings> readers, Start start) {
        this.start = start;
        directory = DataDirectory.open(data);
        objects = EmbeddedS3.start(directory, 0);
        environment.put("CLOAKROOM_DATABASE_URL", primary.url());
        environment.put(
                "CLOAKROOM_READER_URLS",
                String.join(",", readers.stream().map(DatabaseSettings::url).toList()));
        environment.put("CLOAKROOM_SECRET", "only for this test: 0123456789abcdef");
        environment.put("CLOAKROOM_S3_ENDPOINT", objects.endpoint().toString());
        environment.put("CLOAKROOM_S3_BUCKET", "cloakroom");
        environment.put("AWS_ACCESS_KEY_ID", objects.accessKey());
        environment.put("AWS_SECRET_ACCESS_KEY", objects.secretKey());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("CLOAKROOM_PORT", "0");
        environment.put("CLOAKROOM_OPS_PORT", "0");
    }

    /// From now on processes hear of jobs by messages.
    void ring() {
        var server = EmbeddedSqs.start(directory, 0);
        messages = server;
        environment.put("CLOAKROOM_QUEUE", "sqs");
        environment.put("CLOAKROOM_SQS_QUEUE_URL", server.queue().toString());
        environment.put("CLOAKROOM_SQS_DEAD_LETTERS_URL", server.deadLetters().toString());
    }

    /// What every process of the installation is told, for one more.
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /// A process that serves the API or works, from when it is ready.
    record Node(OtherProcess process, int port) implements AutoCloseable {

        /// As an orchestrator asks for it; the exit status says that the hooks ran.
        void stop() throws IOException, InterruptedException {
            if (process.terminate() != 143) {
                throw new AssertionError("it did not stop in order");
            }
        }

        @Override
        public void close() {
            process.close();
        }
    }

    Node serve() throws IOException, InterruptedException {
        var process = start.start(environment, "serve");
        String line = process.awaitLine(LISTENING);
        process.awaitLine("ready as SERVE");
        return new Node(process, Integer.parseInt(line.replaceFirst(".*" + LISTENING + "(\\d+).*", "$1")));
    }

    Node work() throws IOException, InterruptedException {
        var process = start.start(environment, "work");
        process.awaitLine("ready as WORK");
        return new Node(process, 0);
    }

    @Override
    public void close() {
        if (messages != null) {
            messages.close();
        }
        objects.close();
        directory.close();
    }
}
