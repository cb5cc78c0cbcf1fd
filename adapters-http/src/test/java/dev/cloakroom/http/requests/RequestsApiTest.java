package dev.cloakroom.http.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.http.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RequestsApiTest {

    private static final String LAMP = """
            {"title":"  Street lamp out ","details":"In front of\\nnumber 12.","contact_email":"Ada@Example.com"}""";

    private final TestRequests test = new TestRequests();
    private final TestServer server = test.server;

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void anybodyAsksAndGetsALink() {
        var reply = server.send("POST /v1/requests", LAMP);
        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(header(reply, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        var request = (Json.Obj) Objects.requireNonNull(TestServer.json(reply).get("request"));
        assertThat(header(reply, "Location")).isEqualTo("/v1/requests/" + request.text("id"));
        assertThat(request.text("title")).isEqualTo("Street lamp out");
        assertThat(request.text("status")).isEqualTo("pending");
        assertThat(TestServer.json(reply).text("tracking_url"))
                .matches("https://cloakroom\\.test/v1/requests/" + request.text("id") + "\\?t=crt_[A-Za-z0-9_-]{43}");
        assertThat(test.events.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).hasToString("request.created");
            assertThat(event.payload().text("request_id")).isEqualTo(request.text("id"));
            assertThat(event.payload().toString()).doesNotContain("crt_").doesNotContainIgnoringCase("ada@");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a@b", "ä@example.com", "a b@example.com", "a@example.com\\r\\nBcc: b@example.com", "@x.org"
            })
    void anAddressThatNoMailReachesIsRefused(String address) {
        var reply = server.send("POST /v1/requests", "{\"title\":\" \",\"contact_email\":\"" + address + "\"}");
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("\"pointer\":\"#/contact_email\"");
        assertThat(test.events.events()).isEmpty();
    }

    @Test
    void aTitleIsOneLineWithSomethingInIt() {
        for (var title : new String[] {"   ", "two\\nlines", "bell\\u0007"}) {
            var reply = server.send("POST /v1/requests", "{\"title\":\"" + title + "\"}");
            assertProblem(reply, 422, "validation-failed");
            assertThat(reply.body()).contains("\"pointer\":\"#/title\"");
        }
    }

    @Test
    void oneClientMakesTenAMinute() {
        for (int i = 0; i < 10; i++) {
            assertThat(server.send("POST /v1/requests", LAMP).statusCode()).isEqualTo(201);
        }
        var refused = server.send("POST /v1/requests", LAMP);
        assertProblem(refused, 429, "quota-exceeded");
        assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"public\";q=10;w=60");
        var other = server.send("POST /v1/requests", LAMP, "X-Forwarded-For: 203.0.113.9");
        assertThat(other.statusCode()).isEqualTo(201);
        test.clock.advance(Duration.ofSeconds(6));
        assertThat(server.send("POST /v1/requests", LAMP).statusCode()).isEqualTo(201);
    }

    @Test
    void theTokenOpensItInTheLinkOrInTheHeader() {
        var made = test.make(LAMP);
        var byLink = server.send("GET " + made.link(), "");
        assertThat(byLink.statusCode()).isEqualTo(200);
        assertThat(byLink.body()).contains("Street lamp out").doesNotContain("contact_email", "example.com");
        assertThat(header(byLink, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(byLink, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(byLink, "Vary")).isEqualTo("Accept");
        var byHeader = server.send("GET " + made.path(), "", "X-Tracking-Token: " + made.token());
        assertThat(byHeader.body()).isEqualTo(byLink.body());
        var signedIn = server.sendAs(TestRequests.USER, "GET " + made.link(), "");
        assertThat(signedIn.body()).isEqualTo(byLink.body());
        var admin = server.sendAs(TestRequests.ADMIN, "GET " + made.path(), "");
        assertThat(admin.body()).contains("\"contact_email\":\"ada@example.com\"");
    }

    @Test
    void aWrongTokenAndAnUnknownIdGetTheSameAnswer() {
        var made = test.make(LAMP);
        var other = test.make(LAMP);
        var unknown = "/v1/requests/" + UUID.randomUUID();
        for (var path : new String[] {"", "/history"}) {
            var wrong = server.send("GET " + made.path() + path + "?t=" + other.token(), "", "X-Request-Id: same");
            var missing = server.send("GET " + unknown + path + "?t=" + other.token(), "", "X-Request-Id: same");
            assertProblem(wrong, 404, "not-found");
            assertThat(withoutTrace(missing)).isEqualTo(withoutTrace(wrong));
            assertThat(missing.headers().map().keySet())
                    .isEqualTo(wrong.headers().map().keySet());
            assertProblem(server.send("GET " + made.path() + path + "?t=", ""), 400, "invalid-parameter");
            assertProblem(server.sendAs(TestRequests.USER, "GET " + made.path() + path, ""), 404, "not-found");
            assertProblem(server.sendAs(TestRequests.ADMIN, "GET " + unknown + path, ""), 404, "not-found");
            assertProblem(server.send("GET " + made.path() + path, ""), 401, "unauthenticated");
            var forged = server.send("GET " + made.path() + path + "?t=" + made.token(), "", "X-API-Key: forged");
            assertProblem(forged, 401, "unauthenticated");
        }
    }

    @Test
    void aNewLinkReplacesTheOldOne() {
        var made = test.make(LAMP);
        var reply = server.sendAs(TestRequests.ADMIN, "POST " + made.path() + "/token/rotate", "");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(header(reply, "Cache-Control")).isEqualTo("no-store");
        assertProblem(server.send("GET " + made.link(), ""), 404, "not-found");
        var link = Objects.requireNonNull(TestServer.json(reply).text("tracking_url"))
                .substring(TestServer.PUBLIC_URL.toString().length());
        assertThat(server.send("GET " + link, "").statusCode()).isEqualTo(200);
        var unknown = "POST /v1/requests/" + UUID.randomUUID() + "/token/rotate";
        assertProblem(server.sendAs(TestRequests.ADMIN, unknown, ""), 404, "not-found");
    }

    @Test
    void aStatusGoesOnlyWhereItMay() {
        var made = test.make(LAMP);
        var early = test.change(made, "{\"status\":\"done\"}", "If-Match: \"1\"");
        assertProblem(early, 409, "invalid-state-transition");
        assertThat(early.body())
                .contains("\"current_status\":\"pending\"", "\"allowed\":[\"in_progress\",\"rejected\"]");
        assertThat(test.change(made, "{\"status\":\"in_progress\"}", "If-Match: \"1\"")
                        .statusCode())
                .isEqualTo(200);
        var again = test.change(made, "{\"status\":\"in_progress\"}", "If-Match: \"2\"");
        assertThat(again.body()).contains("\"allowed\":[\"done\",\"rejected\"]");
        assertThat(test.change(made, "{\"status\":\"done\"}", "If-Match: \"2\"").statusCode())
                .isEqualTo(200);
        var late = test.change(made, "{\"status\":\"rejected\"}", "If-Match: *");
        assertProblem(late, 409, "invalid-state-transition");
        assertThat(late.body()).contains("\"allowed\":[]");
        assertThat(test.events.events()).hasSize(3);
    }

    @Test
    void aChangeNeedsTheVersionItWasDecidedOn() {
        var made = test.make(LAMP);
        assertProblem(test.change(made, "{\"status\":\"rejected\"}"), 428, "precondition-required");
        assertProblem(test.change(made, "{\"status\":\"rejected\"}", "If-Match: \"7\""), 412, "precondition-failed");
        assertProblem(test.change(made, "{\"status\":\"rejected\"}", "If-Match: W/\"1\""), 412, "precondition-failed");
        var unknown = new TestRequests.Made("/v1/requests/" + UUID.randomUUID(), "");
        assertProblem(test.change(unknown, "{\"status\":\"rejected\"}"), 404, "not-found");
        assertThat(test.events.events()).hasSize(1);
        var changed = test.change(made, "{\"status\":\"rejected\"}", "If-Match: \"1\"");
        assertThat(header(changed, "ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aRepeatedChangeGetsItsFirstAnswerThoughItCouldNotBeMadeAnyMore() {
        var made = test.make(LAMP);
        String[] headers = {"If-Match: \"1\"", "Idempotency-Key: begun"};
        var first = test.change(made, "{\"status\":\"in_progress\"}", headers);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(test.change(made, "{\"status\":\"done\"}", "If-Match: \"2\"").statusCode())
                .isEqualTo(200);
        var again = test.change(made, "{\"status\":\"in_progress\"}", headers);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(test.events.events()).hasSize(3);
        assertProblem(test.change(made, "{\"status\":\"rejected\"}", headers), 422, "idempotency-key-reused");
    }

    @Test
    void aChangeHasItsEventWhichTheHistoryNames() {
        var made = test.make(LAMP);
        var changed = TestServer.json(test.change(
                made,
                "{\"status\":\"in_progress\",\"comment\":\"On Tuesday.\",\"comment_visibility\":\"public\"}",
                "If-Match: \"1\""));
        var event = test.events.events().getLast();
        assertThat(event.id()).hasToString(changed.text("event_id"));
        assertThat(event.type()).hasToString("request.status_changed");
        assertThat(event.payload().text("comment")).isEqualTo("On Tuesday.");
        var request = (Json.Obj) Objects.requireNonNull(changed.get("request"));
        assertThat(request.text("last_event_id")).isEqualTo(changed.text("event_id"));
        assertThat(request.get("notified_at")).isNull();
        var history = "GET " + made.path() + "/history";
        assertThat(server.sendAs(TestRequests.ADMIN, history, "").body()).isEqualTo("{\"data\":[],\"has_more\":false}");

        test.work();
        var whole = server.sendAs(TestRequests.ADMIN, history, "").body();
        assertThat(whole)
                .contains(
                        "\"event_id\":\"" + event.id() + "\",\"from\":\"pending\",\"to\":\"in_progress\"",
                        "\"handled_at\":\"2026-03-01T10:00:00.123456Z\"",
                        "\"actor\":\"" + TestRequests.ADMIN_ID + "\"");
        test.work();
        assertThat(server.sendAs(TestRequests.ADMIN, history, "").body()).isEqualTo(whole);
        assertThat(server.sendAs(TestRequests.ADMIN, "GET " + made.path(), "").body())
                .contains("\"notified_at\":\"2026-03-01T10:00:00.123456Z\"");
    }

    @Test
    void whatIsInternalStaysInside() {
        var made = test.make(LAMP);
        var _ = test.change(
                made,
                "{\"status\":\"in_progress\",\"comment\":\"Fuse?\",\"comment_visibility\":\"internal\"}",
                "If-Match: *");
        var _ = test.change(made, "{\"status\":\"rejected\",\"comment\":\"Nobody said for whom.\"}", "If-Match: *");
        test.work();
        var mine = server.send("GET " + made.path() + "/history?t=" + made.token(), "");
        assertThat(mine.body())
                .contains("\"to\":\"in_progress\"", "\"to\":\"rejected\"")
                .doesNotContain("Fuse", "Nobody", "actor", "comment");
        var page = server.send("GET " + made.link(), "", "Accept: text/html");
        assertThat(page.body()).contains("Rejected").doesNotContain("Fuse", "Nobody", TestRequests.ADMIN_ID.toString());
        assertThat(server.sendAs(TestRequests.ADMIN, "GET " + made.path() + "/history", "")
                        .body())
                .contains("Fuse", "Nobody", "\"comment_visibility\":\"internal\"");
    }

    @Test
    void adminsListThemByStatusPageByPage() {
        var first = test.make(LAMP.replace("lamp", "first"));
        var _ = test.make(LAMP.replace("lamp", "second"));
        var _ = test.make(LAMP.replace("lamp", "third"));
        var _ = test.change(first, "{\"status\":\"in_progress\"}", "If-Match: *");
        var page = server.sendAs(TestRequests.ADMIN, "GET /v1/requests?status=pending&limit=1", "");
        assertThat(page.body()).contains("third", "\"has_more\":true").doesNotContain("second", "first");
        assertThat(header(page, "Link")).startsWith("<https://cloakroom.test/v1/requests?cursor=");
        var cursor = TestServer.json(page).text("next_cursor");
        var next = "GET /v1/requests?status=pending&limit=1&cursor=" + cursor;
        assertThat(server.sendAs(TestRequests.ADMIN, next, "").body()).contains("second", "\"has_more\":false");
        assertProblem(
                server.sendAs(TestRequests.ADMIN, "GET /v1/requests?cursor=" + cursor, ""), 400, "invalid-cursor");
        assertProblem(server.sendAs(TestRequests.USER, "GET /v1/requests", ""), 403, "insufficient-scope");
    }

    /// The trace is another one for each request.
    private static String withoutTrace(HttpResponse<String> reply) {
        return reply.body().replaceAll("\"trace_id\":\"[0-9a-f]+\"", "");
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }
}
