package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.config.Config;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Everything real: whoever repeats a change under its key, after a lost answer or in parallel, changes once.
@Timeout(240)
class RepeatedChangesTest {

    private static final int AT_ONCE = 8;

    @TempDir
    Path data;

    @Test
    void whatIsRepeatedUnderItsKeyIsChangedOnce() throws Exception {
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
            changes(visitor, made(visitor, "/v1/users", """
                    {"email": "grace@example.com", "password": "correct horse battery"}"""), """
                    {"most_running": %d}""");
            changes(visitor, made(visitor, "/v1/schedules", """
                    {"name": "Morning", "cron": "0 6 * * *", "time_zone": "Europe/Berlin",
                     "job": {"kind": "sleep", "payload": {"seconds": 0}}}"""), """
                    {"cron": "%d 6 * * *"}""");
            changes(visitor, made(visitor, "/v1/triggers", """
                    {"event_type": "order.*", "job": {"kind": "sleep", "payload": {"seconds": 0}}}"""), """
                    {"event_type": "order.v%d"}""");
            changes(visitor, made(visitor, "/v1/webhook-endpoints", """
                    {"url": "https://shop.example/hooks", "event_types": ["job.*"]}"""), """
                    {"url": "https://shop.example/hooks/%d"}""");
        }
    }

    private static String made(Visitor visitor, String path, String body) throws Exception {
        var made = visitor.post(path, body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return path + "/" + Visitor.text(made, "id");
    }

    private static void changes(Visitor visitor, String path, String change) throws Exception {
        aRepetitionGetsTheFirstAnswer(visitor, path, change);
        whatIsRefusedLeavesNoKeyBehind(visitor, path, change);
        ofManyAtOnceOneChanges(visitor, path, change);
    }

    private static void aRepetitionGetsTheFirstAnswer(Visitor visitor, String path, String change) throws Exception {
        var before = tag(visitor.get(path));
        var first = visitor.patch(path, before, "again", change.formatted(7));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(tag(first)).isNotEqualTo(before);
        assertSame(visitor.patch(path, before, "again", change.formatted(7)), first);
        assertCode(visitor.patch(path, before, "again", change.formatted(8)), 422, "idempotency-key-reused");
        assertCode(visitor.patch(path, before, "another", change.formatted(8)), 412, "precondition-failed");
        assertThat(tag(visitor.get(path))).isEqualTo(tag(first));

        var later = visitor.patch(path, tag(first), "later", change.formatted(9));
        assertThat(later.statusCode()).as(later.body()).isEqualTo(200);
        assertSame(visitor.patch(path, before, "again", change.formatted(7)), first);
        assertThat(visitor.get(path).body()).isEqualTo(later.body());
    }

    private static void whatIsRefusedLeavesNoKeyBehind(Visitor visitor, String path, String change) throws Exception {
        assertCode(visitor.patch(path, "\"stale\"", "refused", change.formatted(10)), 412, "precondition-failed");
        var changed = visitor.patch(path, tag(visitor.get(path)), "refused", change.formatted(10));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    }

    private static void ofManyAtOnceOneChanges(Visitor visitor, String path, String change) throws Exception {
        var before = tag(visitor.get(path));
        Callable<HttpResponse<String>> patch = () -> visitor.patch(path, before, "at-once", change.formatted(11));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(
                    IntStream.range(0, AT_ONCE).mapToObj(_ -> patch).toList());
            for (var answer : answers) {
                assertSame(answer.get(), answers.getFirst().get());
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
            }
            assertThat(tag(visitor.get(path)))
                    .isEqualTo(tag(answers.getFirst().get()))
                    .isNotEqualTo(before);
        }
    }

    private static void assertSame(HttpResponse<String> answer, HttpResponse<String> first) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(first.statusCode());
        assertThat(answer.body()).isEqualTo(first.body());
        assertThat(tag(answer)).isEqualTo(tag(first));
    }

    private static void assertCode(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + code + "\"");
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
