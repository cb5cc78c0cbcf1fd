package dev.cloakroom.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpsServerTest {

    @Test
    void tellsMetricsAndHealth() throws Exception {
        try (var server =
                OpsServer.start("127.0.0.1", 0, () -> "jobs_total 1.0\n", () -> Map.of("writer", ""), Map::of)) {
            assertThat(get(server, "/metrics").body()).isEqualTo("jobs_total 1.0\n");
            var health = get(server, "/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).isEqualTo("{\"status\":\"up\",\"parts\":{\"writer\":\"up\"}}");
            assertThat(get(server, "/healthy").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void namesWhatIsDown() throws Exception {
        try (var server =
                OpsServer.start("127.0.0.1", 0, () -> "", () -> Map.of("writer", "connection refused"), Map::of)) {
            var health = get(server, "/health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).isEqualTo("{\"status\":\"down\",\"parts\":{\"writer\":\"connection refused\"}}");
        }
    }

    @Test
    void adviceIsGivenWhileAllIsUp() throws Exception {
        try (var server = OpsServer.start(
                "127.0.0.1", 0, () -> "", () -> Map.of("writer", ""), () -> Map.of("dead-rows", "many"))) {
            var health = get(server, "/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body())
                    .isEqualTo("{\"status\":\"up\",\"parts\":{\"writer\":\"up\"},\"advice\":{\"dead-rows\":\"many\"}}");
        }
    }

    private static HttpResponse<String> get(OpsServer server, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + server.port() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
