package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cloakroom.bootstrap.config.Config;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What Cloakroom sends is verified by the public library of Standard Webhooks, in a receiver that runs on Node
/// (`make check-webhooks` fetches it).
@Timeout(240)
class PublicVerifierTest {

    private static final Path MODULES = Path.of("target/standardwebhooks/node_modules");

    @TempDir
    Path data;

    @Test
    void theLibraryTakesWhatIsSignedByEitherSecretWhileTheyAreRotated() throws Exception {
        assumeTrue(Files.isDirectory(MODULES), "make check-webhooks fetches the library");
        var command = new ProcessBuilder("node", "src/test/resources/receiver.cjs").redirectErrorStream(true);
        command.environment().put("NODE_PATH", MODULES.toAbsolutePath().toString());
        var node = command.start();
        try (var told = node.inputReader();
                var tell = node.outputWriter()) {
            var port = told.readLine().replace("listening on ", "");
            var environment = Map.of(
                    "CLOAKROOM_PORT", "0",
                    "CLOAKROOM_OPS_PORT", "0",
                    "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                    "CLOAKROOM_OUTBOUND_ALLOW", "127.0.0.1:" + port,
                    "CLOAKROOM_DATA_DIR", data.toString());
            try (var app = App.start(Config.from(environment), Role.ALL);
                    var visitor = new Visitor(app.port())) {
                visitor.signUp();
                visitor.signIn();
                var made = visitor.post(
                        "/v1/webhook-endpoints",
                        "{\"url\":\"http://127.0.0.1:" + port + "/\",\"event_types\":[\"job.*\"]}");
                assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
                use(Visitor.text(made, "secret"), tell, told);
                assertThat(takenAfterAJob(visitor, told)).isEqualTo("took job.succeeded sleep");

                var rotated =
                        visitor.post("/v1/webhook-endpoints/" + Visitor.text(made, "id") + "/secrets/rotate", "{}");
                assertThat(takenAfterAJob(visitor, told)).as("by the old").isEqualTo("took job.succeeded sleep");
                use(Visitor.text(rotated, "secret"), tell, told);
                assertThat(takenAfterAJob(visitor, told)).as("by the new").isEqualTo("took job.succeeded sleep");

                var other = visitor.post(
                        "/v1/webhook-endpoints",
                        "{\"url\":\"http://127.0.0.1:" + port + "/other\",\"event_types\":[\"report.*\"]}");
                use(Visitor.text(other, "secret"), tell, told);
                assertThat(takenAfterAJob(visitor, told))
                        .as("by somebody else's")
                        .startsWith("refused ");
            }
        } finally {
            node.destroyForcibly();
        }
    }

    private static void use(String secret, Writer tell, BufferedReader told) throws IOException {
        tell.write(secret + "\n");
        tell.flush();
        assertThat(told.readLine()).isEqualTo("secret");
    }

    private static String takenAfterAJob(Visitor visitor, BufferedReader told) throws Exception {
        HttpResponse<String> accepted = visitor.post("/v1/jobs", "{\"kind\":\"sleep\",\"payload\":{\"seconds\":0}}");
        assertThat(accepted.statusCode()).as(accepted.body()).isIn(201, 202);
        return told.readLine();
    }
}
