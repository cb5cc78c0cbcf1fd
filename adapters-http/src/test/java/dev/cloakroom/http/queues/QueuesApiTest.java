package dev.cloakroom.http.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.queues.QueuesRoutes;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.jobs.Broadcast;
import dev.cloakroom.application.queues.DeleteQueue;
import dev.cloakroom.application.queues.InMemoryQueues;
import dev.cloakroom.application.queues.PauseQueue;
import dev.cloakroom.application.queues.PutQueue;
import dev.cloakroom.application.queues.QueueQueries;
import dev.cloakroom.application.queues.ResumeQueue;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.TestServer;
import io.javalin.config.RoutesConfig;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueuesApiTest {

    private static final UserId SOMEBODY = new UserId(new UUID(0, 1));
    private static final String USER = TestServer.token(SOMEBODY, Scope.JOBS_READ, Scope.JOBS_WRITE);
    private static final String ADMIN = TestServer.token(new UserId(new UUID(0, 2)), Scope.JOBS_READ, Scope.ADMIN);

    private final InMemoryQueues queues = new InMemoryQueues();
    private final TestServer server = new TestServer(this::routes);

    private void routes(RoutesConfig routes, Calls calls) {
        var transactions = new InMemoryTransactions();
        var news = new Broadcast();
        var clock = new TestClock();
        QueuesRoutes.register(
                routes,
                new QueuesApi(
                        new QueueQueries(queues),
                        new PutQueue(queues, transactions, news, clock),
                        new PauseQueue(queues, transactions, news, clock),
                        new ResumeQueue(queues, transactions, news),
                        new DeleteQueue(queues, transactions)),
                calls,
                TestServer.SCHEMAS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAdminMakesAQueueAndChangesItByItsEntityTag() {
        var made = put("imports", "{\"concurrency\":50}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(header(made, "Location")).isEqualTo("/v1/queues/imports");
        assertThat(header(made, "ETag")).isEqualTo("\"1\"");
        assertThat(TestServer.json(made).get("concurrency")).isEqualTo(Json.of(50));

        assertProblem(put("imports", "{\"concurrency\":1}"), 428, "precondition-required");
        assertProblem(put("imports", "{\"concurrency\":1}", "If-Match: \"0\""), 412, "precondition-failed");
        assertProblem(put("imports", "{}", "If-None-Match: *"), 412, "precondition-failed");
        assertProblem(put("others", "{}", "If-Match: *"), 412, "precondition-failed");
        assertThat(get(ADMIN, "/others").statusCode()).isEqualTo(404);

        var changed = put("imports", "{\"concurrency\":null}", "If-Match: \"1\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(header(changed, "ETag")).isEqualTo("\"2\"");
        assertThat(TestServer.json(changed).get("concurrency")).isNull();
        assertThat(put("new", "{}", "If-None-Match: *").statusCode()).isEqualTo(201);
    }

    @Test
    void faultsOfALimitAreNamed() {
        assertProblem(put("imports", "{\"concurrency\":0}"), 422, "validation-failed");
        assertProblem(put("imports", "{\"limit\":1}"), 422, "validation-failed");
        assertProblem(put("Imports", "{}"), 400, "invalid-parameter");
        assertProblem(put("a".repeat(65), "{}"), 400, "invalid-parameter");
    }

    @Test
    void whoAdministersSeesAllJobsAndWhoDoesNotHisOwn() {
        queues.ready.putAll(Map.of(SOMEBODY, 3, new UserId(new UUID(0, 3)), 4));
        assertThat(get(USER, "").body()).contains("\"depth\":{\"ready\":3,\"delayed\":0,\"running\":0}");
        var all = get(ADMIN, "/default");
        assertThat(all.body())
                .contains("\"depth\":{\"ready\":7,\"delayed\":0,\"running\":0}", "\"oldest_ready_seconds\":4")
                .contains("\"finished_per_minute\":{\"over_5_minutes\":1.4,\"over_60_minutes\":1.0}");
        assertThat(header(all, "ETag")).isEqualTo("\"1\"");
    }

    @Test
    void pausingAndResumingTwiceIsTheSame() {
        assertThat(TestServer.json(post("/default/pause")).get("paused")).isEqualTo(Json.of(true));
        var again = post("/default/pause");
        assertThat(header(again, "ETag")).isEqualTo("\"2\"");
        assertThat(TestServer.json(again).text("paused_at")).isEqualTo("2026-03-01T10:00:00.123456Z");
        post("/default/resume");
        var resumed = post("/default/resume");
        assertThat(header(resumed, "ETag")).isEqualTo("\"3\"");
        assertThat(TestServer.json(resumed).get("paused_at")).isNull();
        assertProblem(post("/nobody-made-it/pause"), 404, "not-found");
        assertProblem(post("/nobody-made-it/resume"), 404, "not-found");
    }

    @Test
    void onlyAnEmptyQueueIsDeletedAndTheDefaultNever() {
        put("imports", "{}");
        assertThat(delete("imports").statusCode()).isEqualTo(204);
        assertProblem(delete("imports"), 404, "not-found");
        assertProblem(delete("default"), 409, "queue-in-use");
    }

    private HttpResponse<String> get(String token, String path) {
        return server.sendAs(token, "GET /v1/queues" + path, "");
    }

    private HttpResponse<String> put(String name, String body, String... headers) {
        return server.sendAs(ADMIN, "PUT /v1/queues/" + name, body, headers);
    }

    private HttpResponse<String> post(String path) {
        return server.sendAs(ADMIN, "POST /v1/queues" + path, "");
    }

    private HttpResponse<String> delete(String name) {
        return server.sendAs(ADMIN, "DELETE /v1/queues/" + name, "");
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }
}
