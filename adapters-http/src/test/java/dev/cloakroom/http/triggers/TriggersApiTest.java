package dev.cloakroom.http.triggers;

import static dev.cloakroom.http.TestServer.assertProblem;
import static dev.cloakroom.http.TestServer.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.triggers.TriggersRoutes;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.auth.InMemoryUsers;
import dev.cloakroom.application.auth.TestUsers;
import dev.cloakroom.application.events.EventListeners;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.jobs.SleepHandler;
import dev.cloakroom.application.queues.InMemoryQueues;
import dev.cloakroom.application.triggers.ChangeTrigger;
import dev.cloakroom.application.triggers.CreateTrigger;
import dev.cloakroom.application.triggers.DeleteTrigger;
import dev.cloakroom.application.triggers.InMemoryTriggers;
import dev.cloakroom.application.triggers.TriggerQueries;
import dev.cloakroom.application.triggers.TriggerRules;
import dev.cloakroom.application.triggers.TryTrigger;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.triggers.Tally;
import dev.cloakroom.domain.triggers.TriggerId;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.TestContract;
import dev.cloakroom.http.TestServer;
import io.javalin.config.RoutesConfig;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The clock stands still at 10 o'clock on 2026-03-01 and a few microseconds.
@Timeout(60)
class TriggersApiTest {

    private static final String ORDER = """
            {"event_type":"order.*","condition":[{"path":"/payload/amount","gte":10}],
             "job":{"kind":"review","payload":{"order":{"$from":"/payload/order"},"at":{"$from":"/created_at"}},
             "priority":3}}""";

    private final TestClock clock = new TestClock();
    private final InMemoryTriggers triggers = new InMemoryTriggers();
    private final InMemoryUsers users = new InMemoryUsers();
    private final UserId owner = TestUsers.stored(users).id();
    private final String token = token(owner);
    private final String stranger = token(new UserId(new UUID(0, 2)));
    private final Set<UUID> listening = new HashSet<>();
    private final TestServer server = new TestServer(this::routes);

    private void routes(RoutesConfig routes, Calls calls) {
        var problems = new Problems(new ProblemTypes(TestContract.read()), TestServer.PUBLIC_URL);
        var kinds = new Kinds(Map.of(SleepHandler.KIND, SleepHandler::seconds));
        var rules = new TriggerRules(kinds, new InMemoryQueues());
        var transactions = new InMemoryTransactions();
        var queries = new TriggerQueries(triggers);
        var ids = new TestIds(clock);
        var listeners = new EventListeners() {
            @Override
            public void add(UserId owner, UUID listener) {
                listening.add(listener);
            }

            @Override
            public void remove(UserId owner, UUID listener) {
                listening.remove(listener);
            }
        };
        var keys = new InMemoryIdempotencyKeys(clock);
        var actions = new TriggersApi.Actions(
                new CreateTrigger(triggers, rules, listeners, keys, transactions, clock, ids),
                new ChangeTrigger(triggers, rules, listeners, keys, transactions, clock),
                new DeleteTrigger(triggers, listeners, transactions),
                new TryTrigger(queries, users, kinds, clock, ids));
        var cursors = new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), clock);
        TriggersRoutes.register(
                routes,
                new TriggersApi(actions, queries, new TriggerViews(problems), cursors),
                calls,
                TestServer.SCHEMAS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTriggerIsShownAsItWasMade() {
        var reply = post("", ORDER);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        var trigger = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/triggers/" + trigger.text("id"));
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(trigger.text("source")).isEqualTo("client");
        assertThat(reply.body())
                .contains("\"condition\":[{\"path\":\"/payload/amount\",\"gte\":10}]")
                .contains("\"payload\":{\"order\":{\"$from\":\"/payload/order\"},\"at\":{\"$from\":\"/created_at\"}}")
                .contains("\"enabled\":true", "\"matched\":0", "\"priority\":3");
        assertThat(get("/" + trigger.text("id")).body()).isEqualTo(reply.body());
        assertThat(get("").body()).isEqualTo("{\"data\":[" + reply.body() + "],\"has_more\":false}");
        assertThat(post("", ORDER, "Idempotency-Key: k").body())
                .isEqualTo(post("", ORDER, "Idempotency-Key: k").body());
    }

    @Test
    void allFaultsComeTogether() {
        var reply = post("", """
                {"event_type":"a","condition":[{"path":"/payload/x"},{"path":"/other","equals":1}],
                 "job":{"kind":"report","payload":{"x":{"$from":"/id/x"}},"queue":"nobody-made-it"}}""");
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("#/condition/0", "#/condition/1", "#/job/payload/x/$from", "#/job/kind");
        assertProblem(post("", ORDER.replace("\"priority\":3", "\"queue\":\"none\"")), 422, "validation-failed");
        assertProblem(post("", ORDER.replace("order.*", "*.order")), 422, "validation-failed");
        assertProblem(post("", ORDER.replace("review", "http")), 403, "insufficient-scope");
        var constant = "{\"event_type\":\"a\",\"job\":{\"kind\":\"sleep\",\"payload\":{\"seconds\":\"x\"}}}";
        assertThat(post("", constant).body()).contains("#/job/payload/seconds");
    }

    @Test
    void aChangeNeedsTheVersionThatItIsMadeFor() {
        var id = made(ORDER);
        assertProblem(patch(id, "{\"enabled\":false}"), 428, "precondition-required");
        assertProblem(patch(id, "{\"enabled\":false}", "If-Match: \"7\""), 412, "precondition-failed");
        var changed = patch(id, "{\"enabled\":false,\"condition\":[]}", "If-Match: \"1\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(header(changed, "ETag")).isEqualTo("\"2\"");
        assertThat(changed.body()).contains("\"enabled\":false", "\"condition\":[]", "\"event_type\":\"order.*\"");
        assertProblem(patch(id, "{\"job\":null}", "If-Match: \"2\""), 422, "validation-failed");
    }

    @Test
    void whoMeansTheSystemListensWhileItIsEnabled() {
        var id = made(ORDER.replace("\"event_type\"", "\"source\":\"system\",\"event_type\""));
        var listener = UUID.fromString(id);
        assertThat(listening).containsExactly(listener);
        patch(id, "{\"enabled\":false}", "If-Match: *");
        assertThat(listening).isEmpty();
        patch(id, "{\"enabled\":true}", "If-Match: *");
        assertThat(listening).containsExactly(listener);
        patch(id, "{\"source\":\"client\"}", "If-Match: *");
        assertThat(listening).isEmpty();
        patch(id, "{\"source\":\"system\"}", "If-Match: *");
        assertThat(server.sendAs(token, "DELETE /v1/triggers/" + id, "").statusCode())
                .isEqualTo(204);
        assertThat(listening).isEmpty();
        assertProblem(server.sendAs(token, "DELETE /v1/triggers/" + id, ""), 404, "not-found");
    }

    @Test
    void aTrialTellsWhatWouldComeOfAnEvent() {
        var id = made(ORDER);
        assertThat(attempt(id, "{\"type\":\"user.made\",\"payload\":{\"amount\":10}}"))
                .isEqualTo("{\"matches\":false}");
        assertThat(attempt(id, "{\"type\":\"order.paid\",\"payload\":{\"amount\":9}}"))
                .isEqualTo("{\"matches\":false}");
        assertThat(attempt(id, "{\"type\":\"order.paid\",\"payload\":{\"amount\":10,\"order\":{\"no\":1}}}"))
                .contains("\"matches\":true", "\"order\":{\"no\":1}", "\"at\":\"2026-03-01T10:00:00.123456Z\"")
                .doesNotContain("error");
        assertThat(attempt(id, "{\"type\":\"order.paid\",\"payload\":{\"amount\":10}}"))
                .contains("\"matches\":true", "event-incomplete", "/payload/order");
        assertThat(triggers.find(owner, new TriggerId(UUID.fromString(id)))
                        .orElseThrow()
                        .tally())
                .isEqualTo(Tally.NOTHING);
    }

    @Test
    void whatItHasDoneIsShown() {
        var id = made(ORDER);
        var job = new JobId(new UUID(0, 9));
        var failure = new Failure("event-incomplete", "The event has nothing at /payload/order.", Json.EMPTY);
        triggers.record(Map.of(
                new TriggerId(UUID.fromString(id)),
                Tally.NOTHING.fired(job, clock.instant()).failed(failure, clock.instant())));
        assertThat(get("/" + id).body())
                .contains("\"matched\":2,\"fired\":1,\"failed\":1", "\"last_job_id\":\"" + job, "event-incomplete");
        assertThat(header(get("/" + id), "ETag")).isEqualTo("\"1\"");
    }

    @Test
    void somebodyElsesTriggerIsNotThere() {
        var id = made(ORDER);
        assertProblem(server.sendAs(stranger, "GET /v1/triggers/" + id, ""), 404, "not-found");
        assertProblem(server.sendAs(stranger, "DELETE /v1/triggers/" + id, ""), 404, "not-found");
        assertProblem(
                server.sendAs(stranger, "POST /v1/triggers/" + id + "/try", "{\"type\":\"a\"}"), 404, "not-found");
        assertThat(server.sendAs(stranger, "GET /v1/triggers", "").body()).contains("\"data\":[]");
    }

    @Test
    void nobodyHasMoreThanAHundred() {
        for (int n = 0; n < 100; n++) {
            made(ORDER);
        }
        assertThat(post("", ORDER).body()).contains("You may have 100 triggers.");
        var first = get("?limit=60");
        assertThat(first.body()).contains("\"has_more\":true");
        var cursor = TestServer.json(first).text("next_cursor");
        assertThat(get("?limit=60&cursor=" + cursor).body()).contains("\"has_more\":false");
    }

    @Test
    void aRepeatedChangeGetsItsFirstAnswerThoughTheTagIsOldByThen() {
        var id = made(ORDER.replace("\"event_type\"", "\"source\":\"system\",\"event_type\""));
        var first = patch(id, "{\"enabled\":false}", "If-Match: \"1\"", "Idempotency-Key: stop");
        assertThat(first.statusCode()).isEqualTo(200);
        var resumed = patch(id, "{\"enabled\":true}", "If-Match: \"2\"", "Idempotency-Key: go");
        assertThat(resumed.statusCode()).isEqualTo(200);
        var again = patch(id, "{\"enabled\":false}", "If-Match: \"1\"", "Idempotency-Key: stop");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(get("/" + id).body()).contains("\"enabled\":true");
        assertThat(listening).containsExactly(UUID.fromString(id));
    }

    private String made(String body) {
        return String.valueOf(TestServer.json(post("", body)).text("id"));
    }

    private String attempt(String id, String event) {
        return post("/" + id + "/try", event).body();
    }

    private HttpResponse<String> get(String path) {
        return server.sendAs(token, "GET /v1/triggers" + path, "");
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        return server.sendAs(token, "POST /v1/triggers" + path, body, headers);
    }

    private HttpResponse<String> patch(String id, String body, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Type: application/merge-patch+json";
        return server.sendAs(token, "PATCH /v1/triggers/" + id, body, all);
    }

    private static String token(UserId user) {
        return TestServer.token(user, Scope.TRIGGERS_READ, Scope.TRIGGERS_WRITE);
    }
}
