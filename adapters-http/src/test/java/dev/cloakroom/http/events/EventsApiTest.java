package dev.cloakroom.http.events;

import static dev.cloakroom.http.TestServer.assertProblem;
import static dev.cloakroom.http.TestServer.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.events.EventsRoutes;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.events.EventQueries;
import dev.cloakroom.application.events.InMemoryEventIntake;
import dev.cloakroom.application.events.InMemoryEvents;
import dev.cloakroom.application.events.ReceiveEvent;
import dev.cloakroom.application.events.ReceiveEvents;
import dev.cloakroom.application.events.StoreEvents;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.events.Event;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.TestContract;
import dev.cloakroom.http.TestServer;
import io.javalin.config.RoutesConfig;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The clock stands still at 10 o'clock on 2026-03-01 and a few microseconds.
@Timeout(60)
class EventsApiTest {

    private static final String TOKEN = token(1);
    private static final String STRANGER = token(2);

    private final TestClock clock = new TestClock();
    private final List<Event> told = new ArrayList<>();
    private final TestServer server = new TestServer(this::routes);

    private void routes(RoutesConfig routes, Calls calls) {
        var problems = new Problems(new ProblemTypes(TestContract.read()), TestServer.PUBLIC_URL);
        var keys = new InMemoryIdempotencyKeys(clock);
        var transactions = new InMemoryTransactions();
        var events = new InMemoryEvents(keys);
        var store = new StoreEvents(events, told::addAll, transactions);
        var ids = new TestIds(clock);
        var api = new EventsApi(
                new EventQueries(events),
                new ReceiveEvent(new InMemoryEventIntake(store, keys), clock, ids),
                new EventBatch(new ReceiveEvents(store, keys, transactions, clock, ids), problems),
                new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), clock));
        EventsRoutes.register(routes, api, calls, TestServer.SCHEMAS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEventIsStoredAndShown() {
        var reply = post("", "{\"type\":\"order.paid\",\"payload\":{\"amount\":1.50}}");
        assertThat(reply.statusCode()).isEqualTo(201);
        var event = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/events/" + event.text("id"));
        assertThat(event.text("source")).isEqualTo("client");
        assertThat(event.text("created_at")).isEqualTo("2026-03-01T10:00:00.123456Z");
        assertThat(event.get("payload")).isNull();
        assertThat(get("/" + event.text("id")).body())
                .startsWith(reply.body().substring(0, reply.body().length() - 1))
                .contains("\"payload\":{\"amount\":1.50}");
        assertThat(get("").body()).isEqualTo("{\"data\":[" + reply.body() + "],\"has_more\":false}");
        assertThat(told).hasSize(1);
    }

    @Test
    void aMissingPayloadIsAnEmptyObject() {
        var id = TestServer.json(post("", "{\"type\":\"order.paid\"}")).text("id");
        assertThat(get("/" + id).body()).contains("\"payload\":{}");
    }

    @Test
    void whatBreaksTheContractIsRefused() {
        for (var type : List.of("", ".a", "a.", "a..b", "a b", "order.*", "x".repeat(101))) {
            assertProblem(post("", "{\"type\":\"" + type + "\"}"), 422, "validation-failed");
        }
        assertProblem(post("", "{\"type\":\"a\",\"source\":\"system\"}"), 422, "validation-failed");
        assertProblem(post("", "{\"type\":\"a\",\"payload\":[]}"), 422, "validation-failed");
        var large = "{\"type\":\"a\",\"payload\":{\"x\":\"" + "y".repeat(256 * 1024) + "\"}}";
        assertProblem(post("", large), 413, "payload-too-large");
        assertProblem(get("?type=a*"), 400, "invalid-parameter");
        assertProblem(get("?source=mine"), 400, "invalid-parameter");
        assertThat(told).isEmpty();
    }

    @Test
    void theSameKeyStoresOnce() {
        var first = post("", "{\"type\":\"order.paid\"}", "Idempotency-Key: one");
        var second = post("", "{\"type\":\"order.paid\"}", "Idempotency-Key: one");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(header(second, "Location")).isEqualTo(header(first, "Location"));
        assertProblem(post("", "{\"type\":\"order.lost\"}", "Idempotency-Key: one"), 422, "idempotency-key-reused");
        assertThat(told).hasSize(1);
    }

    @Test
    void ofManyTheBadStopNobodyAndTheKeyHoldsAll() {
        var many = "{\"events\":[{\"type\":\"a\"},{\"type\":\"a..b\"},{\"type\":\"b\",\"payload\":{\"n\":1}}]}";
        var reply = post("/batch", many, "Idempotency-Key: many");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body())
                .contains("{\"index\":0,\"event\":{", "{\"index\":1,\"error\":{", "#/type", "{\"index\":2,\"event\":{");
        assertThat(told).extracting(event -> event.type().value()).containsExactly("a", "b");
        assertThat(post("/batch", many, "Idempotency-Key: many").body()).isEqualTo(reply.body());
        assertThat(told).hasSize(2);
        var lines = post("/batch", "{\"type\":\"c\"}\n\n{\"type\":\"d\"}\n", "Content-Type: application/x-ndjson");
        assertThat(lines.body()).contains("{\"index\":1,\"event\":{");
        assertThat(told).hasSize(4);
    }

    @Test
    void listsAreFilteredAndPaged() {
        for (var type : List.of("order.paid", "order.shipped", "user.made", "order.paid")) {
            post("", "{\"type\":\"" + type + "\"}");
        }
        var first = get("?type=order.*&source=client&limit=2");
        assertThat(first.body()).contains("\"has_more\":true").doesNotContain("user.made");
        var cursor = TestServer.json(first).text("next_cursor");
        assertThat(header(first, "Link")).contains("type=order.*", "rel=\"next\"");
        var second = get("?type=order.*&source=client&limit=2&cursor=" + cursor);
        assertThat(second.body()).contains("\"has_more\":false", "order.paid");
        assertProblem(get("?type=user.*&limit=2&cursor=" + cursor), 400, "invalid-cursor");
        assertThat(get("?source=system").body()).contains("\"data\":[]");
        assertThat(get("?created_to=2026-03-01T10:00:00Z").body()).contains("\"data\":[]");
    }

    @Test
    void somebodyElsesEventIsNotThere() {
        var id = TestServer.json(post("", "{\"type\":\"order.paid\"}")).text("id");
        assertProblem(server.sendAs(STRANGER, "GET /v1/events/" + id, ""), 404, "not-found");
        assertThat(server.sendAs(STRANGER, "GET /v1/events", "").body()).contains("\"data\":[]");
    }

    private HttpResponse<String> get(String path) {
        return server.sendAs(TOKEN, "GET /v1/events" + path, "");
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        return server.sendAs(TOKEN, "POST /v1/events" + path, body, headers);
    }

    private static String token(int user) {
        return TestServer.token(new UserId(new UUID(0, user)), Scope.EVENTS_READ, Scope.EVENTS_WRITE);
    }
}
