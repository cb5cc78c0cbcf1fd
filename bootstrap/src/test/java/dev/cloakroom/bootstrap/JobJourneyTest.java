package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.JsonText;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Everything real: what may hold a job up, set by an admin over HTTP, felt by a worker over HTTP, and explained.
@Timeout(240)
class JobJourneyTest {

    @TempDir
    Path data;

    @Test
    void whatHoldsAJobUpIsSetFeltAndExplained() throws Exception {
        var environment = Map.of(
                "CLOAKROOM_PORT", "0",
                "CLOAKROOM_OPS_PORT", "0",
                "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                "CLOAKROOM_DATA_DIR", data.toString());
        try (var app = App.start(Config.from(environment), Role.ALL);
                var visitor = new Visitor(app.port())) {
            visitor.signUp();
            try (var admin = OtherProcess.start(Main.class, environment, "admin", "role", "ada@example.com", "admin")) {
                assertThat(admin.exit()).isZero();
            }
            visitor.signIn();
            aUserWithACapRunsNoMoreThanThat(visitor);
            aQueueWithALimitRunsNoMoreThanThat(visitor);
            aJobSaysWhatItWaitsFor(visitor);
        }
    }

    private static void aUserWithACapRunsNoMoreThanThat(Visitor visitor) throws Exception {
        var user = "/v1/users/" + Visitor.text(visitor.get("/v1/me"), "id");
        assertThat(visitor.patch(user, "{\"most_running\": 2}").body()).contains("\"most_running\":2");
        assertThat(visitor.patch(user, "{\"granted_scopes\": []}").body()).contains("\"most_running\":2");
        assertThat(visitor.get("/v1/me").body()).contains("\"most_running\":2");
        submit(visitor, "resize", "default");
        submit(visitor, "resize", "default");
        var third = submit(visitor, "resize", "default");

        var first = lease(visitor, "resize", 2).getFirst();
        assertThat(lease(visitor, "resize", 0)).isEmpty();
        assertThat(why(visitor, third))
                .contains("\"owner-at-capacity\"", "You run 2 of the 2 jobs that may run at a time.", "\"limit\":2");
        complete(visitor, first);
        var second = lease(visitor, "resize", 1).getFirst();
        complete(visitor, second);

        assertThat(visitor.patch(user, "{\"most_running\": null}").body()).doesNotContain("most_running");
        submit(visitor, "resize", "default");
        submit(visitor, "resize", "default");
        lease(visitor, "resize", 2).forEach(lease -> complete(visitor, lease));
    }

    private static void aQueueWithALimitRunsNoMoreThanThat(Visitor visitor) throws Exception {
        assertThat(visitor.put("/v1/queues/narrow", "{\"concurrency\": 1}").statusCode())
                .isEqualTo(201);
        submit(visitor, "crop", "narrow");
        var second = submit(visitor, "crop", "narrow");
        var lease = lease(visitor, "crop", 1).getFirst();
        assertThat(lease(visitor, "crop", 0)).isEmpty();
        assertThat(why(visitor, second)).contains("\"queue-at-capacity\"", "The queue narrow runs 1 of the 1 jobs");
        complete(visitor, lease);
        complete(visitor, lease(visitor, "crop", 1).getFirst());
    }

    private static void aJobSaysWhatItWaitsFor(Visitor visitor) throws Exception {
        var unserved = submit(visitor, "sing", "default");
        assertThat(why(visitor, unserved)).contains("\"no-worker\"", "No live worker takes jobs of the kind sing.");
        var later = visitor.post("/v1/jobs", """
                {"kind": "crop", "payload": {}, "run_at": "%s"}""".formatted(Instant.now().plus(Duration.ofDays(1))));
        assertThat(why(visitor, Visitor.text(later, "id")))
                .contains("\"scheduled\"", "\"until\":", "It waits for its time");

        var first = submit(visitor, "crop", "default");
        var lease = lease(visitor, "crop", 1).getFirst();
        assertThat(why(visitor, first)).contains("\"running\"", "Attempt 1 of 5 runs");
        var second = submit(visitor, "crop", "default");
        assertThat(why(visitor, second)).contains("\"next\"");
        var third = submit(visitor, "crop", "default");
        assertThat(why(visitor, third)).contains("\"behind\"", "1 job of yours of the kind crop comes first.");
        assertThat(visitor.post("/v1/queues/default/pause", "").statusCode()).isEqualTo(200);
        assertThat(why(visitor, third)).contains("\"paused\"", "The queue default is paused since");
        end(visitor, lease, "fail", """
                {"epoch": 1, "error": {"code": "too-large", "message": "No memory."}, "retry_after_seconds": 600}""");
        assertThat(why(visitor, first)).contains("\"backing-off\"", "Attempt 1 of 5 did not succeed (too-large)");
    }

    private static String submit(Visitor visitor, String kind, String queue) throws Exception {
        var accepted = visitor.post("/v1/jobs", """
                {"kind": "%s", "queue": "%s", "payload": {}}""".formatted(kind, queue));
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return Visitor.text(accepted, "id");
    }

    private static String why(Visitor visitor, String job) throws Exception {
        return visitor.get("/v1/jobs/" + job + "/why").body();
    }

    /// Asks for more than there may be, and says how many come, at once or as soon as the worker is noticed.
    private static List<Json.Obj> lease(Visitor visitor, String kind, int expected) throws Exception {
        var answer = visitor.post("/v1/leases", """
                {"kinds": ["%s"], "max": 10, "wait_seconds": %d}""".formatted(kind, expected == 0 ? 0 : 30));
        var leases = ((Json.Arr) Objects.requireNonNull(body(answer).get("leases"))).items();
        assertThat(leases).as(answer.body()).hasSize(expected);
        return leases.stream().map(Json.Obj.class::cast).toList();
    }

    private static void complete(Visitor visitor, Json.Obj lease) {
        end(visitor, lease, "complete", "{\"epoch\": 1}");
    }

    private static void end(Visitor visitor, Json.Obj lease, String how, String body) {
        try {
            var done = visitor.post("/v1/leases/" + lease.text("id") + "/" + how, body);
            assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Json.Obj body(HttpResponse<String> answer) {
        return (Json.Obj) JsonText.read(answer.body());
    }
}
