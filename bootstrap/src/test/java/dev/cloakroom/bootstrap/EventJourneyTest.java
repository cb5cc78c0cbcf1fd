package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything real: an event makes a job, its end makes another, and so on until the ring is cut.
class EventJourneyTest {

    @TempDir
    Path data;

    @Test
    void anEventMakesAJobAndTheEndsOfJobsMakeMoreUntilItIsEnough() throws Exception {
        try (var app = App.start(config(), Role.ALL);
                var visitor = new Visitor(app.port())) {
            visitor.signUp();
            visitor.signIn();
            var onPaid = Visitor.text(visitor.post("/v1/triggers", """
                    {"event_type": "order.*", "condition": [{"path": "/payload/amount", "gte": 100}],
                     "job": {"kind": "sleep", "payload": {"seconds": {"$from": "/payload/wait"}}}}"""), "id");
            var onEnd = Visitor.text(visitor.post("/v1/triggers", """
                    {"event_type": "job.succeeded", "source": "system",
                     "job": {"kind": "sleep", "payload": {"seconds": 0}}}"""), "id");

            var small = visitor.post(
                    "/v1/events", "{\"type\": \"order.paid\", \"payload\": {\"amount\": 99, \"wait\": 0}}");
            assertThat(small.statusCode()).isEqualTo(201);
            var large = visitor.post(
                    "/v1/events", "{\"type\": \"order.paid\", \"payload\": {\"amount\": 120, \"wait\": 0}}");

            var job = visitor.await("/v1/jobs/" + Visitor.text(visitor.get("/v1/triggers/" + onPaid), "last_job_id"));
            assertThat(Visitor.text(job, "status")).isEqualTo("succeeded");
            assertThat(Visitor.text(job, "event_id")).isEqualTo(Visitor.text(large, "id"));
            assertThat(visitor.get("/v1/triggers/" + onPaid).body()).contains("\"matched\":1,\"fired\":1,\"failed\":0");

            Eventually.holds("the ring is cut", () -> says(visitor, "/v1/triggers/" + onEnd, "trigger-loop"));
            assertThat(visitor.get("/v1/triggers/" + onEnd).body()).contains("\"matched\":8,\"fired\":7,\"failed\":1");
            var told = visitor.get("/v1/events?source=system&type=job.*").body();
            assertThat(told.split("job.succeeded", -1)).hasSize(9);
        }
    }

    private static boolean says(Visitor visitor, String path, String text) {
        try {
            return visitor.get(path).body().contains(text);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Config config() {
        return Config.from(Map.of(
                "CLOAKROOM_PORT", "0",
                "CLOAKROOM_OPS_PORT", "0",
                "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                "CLOAKROOM_DATA_DIR", data.toString()));
    }
}
