package dev.cloakroom.http.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.profiles.ProfilesRoutes;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.profiles.ChangeProfile;
import dev.cloakroom.application.profiles.CreateProfile;
import dev.cloakroom.application.profiles.DeleteProfile;
import dev.cloakroom.application.profiles.InMemoryProfiles;
import dev.cloakroom.application.profiles.ProfileQueries;
import dev.cloakroom.application.profiles.ReplaceProfile;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.TestServer;
import io.javalin.config.RoutesConfig;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProfilesApiTest {

    private static final String TOKEN = token(new UserId(new UUID(0, 1)));
    private static final String STRANGER = token(new UserId(new UUID(0, 2)));
    private static final String PATCH_TYPE = "Content-Type: application/merge-patch+json";
    private static final String UNKNOWN = "/" + new UUID(0x7000, Long.MIN_VALUE);

    private final TestClock clock = new TestClock();
    private final TestServer server = new TestServer(this::routes);

    private void routes(RoutesConfig routes, Calls calls) {
        var profiles = new InMemoryProfiles();
        var keys = new InMemoryIdempotencyKeys(clock);
        var transactions = new InMemoryTransactions();
        var actions = new ProfilesApi.Actions(
                new CreateProfile(profiles, keys, transactions, clock, new TestIds(clock)),
                new ReplaceProfile(profiles, transactions, clock),
                new ChangeProfile(profiles, keys, transactions, clock),
                new DeleteProfile(profiles, transactions, clock));
        var cursors = new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), clock);
        var api = new ProfilesApi(actions, new ProfileQueries(profiles), cursors);
        ProfilesRoutes.register(routes, api, calls, TestServer.SCHEMAS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aProfileIsShownAsItIsKept() {
        var reply = post(person("  Jane Doe ", "Jane@Example.COM", 36));
        assertThat(reply.statusCode()).isEqualTo(201);
        var profile = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/profiles/" + profile.text("id"));
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(reply.body()).endsWith("""
                ","name":"Jane Doe","email":"jane@example.com","age":36,"etag":"\\"1\\"",\
                "created_at":"2026-03-01T10:00:00.123456Z","updated_at":"2026-03-01T10:00:00.123456Z"}""");
        var read = get("/" + profile.text("id"));
        assertThat(read.body()).isEqualTo(reply.body());
        assertThat(header(read, "ETag")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"name\":\"Anna\",\"email\":\"a@example.com\",\"age\":1}', #/name",
        "'{\"name\":\"  Anna  \",\"email\":\"a@example.com\",\"age\":1}', #/name",
        "'{\"name\":\"Annabel\",\"email\":\"nobody\",\"age\":1}', #/email",
        "'{\"name\":\"Annabel\",\"email\":\"a@example.com\",\"age\":0}', #/age",
        "'{\"name\":\"Annabel\",\"email\":\"a@example.com\",\"age\":151}', #/age",
        "'{\"name\":\"Annabel\",\"email\":\"a@example.com\",\"age\":1.5}', #/age",
        "'{\"name\":\"Annabel\",\"email\":\"a@example.com\"}', #/age",
        "'{\"name\":\"Annabel\",\"email\":null,\"age\":1}', #/email",
        "'{\"name\":\"Annabel\",\"email\":\"a@example.com\",\"age\":1,\"id\":1}', #/id",
    })
    void aFaultIsPointedAt(String body, String pointer) {
        var reply = post(body);
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("\"pointer\":\"" + pointer + "\"");
    }

    @Test
    void aKeyMakesOneProfile() {
        var first = post(person("Jane Doe", "jane@example.com", 36), "Idempotency-Key: once");
        var again = post(person("Jane Doe", "jane@example.com", 36), "Idempotency-Key: once");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertProblem(
                post(person("Jane Doe", "other@example.com", 36), "Idempotency-Key: once"),
                422,
                "idempotency-key-reused");
    }

    @Test
    void anAddressIsTakenInAnySpellingUntilItsProfileIsDeleted() {
        var jane = made("jane");
        var reply = post(person("Another Jane", "JANE@example.com", 20));
        assertProblem(reply, 409, "conflict-duplicate");
        assertThat(TestServer.json(reply).text("field")).isEqualTo("email");
        var john = made("john");
        assertProblem(
                send("PATCH", john, "{\"email\":\"Jane@example.com\"}", "If-Match: *"), 409, "conflict-duplicate");
        assertProblem(
                send("PUT", john, person("John Doe", "JANE@example.com", 1), "If-Match: *"), 409, "conflict-duplicate");
        assertThat(send("DELETE", jane, "", "If-Match: \"1\"").statusCode()).isEqualTo(204);
        assertThat(post(person("Another Jane", "JANE@example.com", 20)).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void aWriteTellsMissingUnconditionalAndStaleApart(String method) {
        var body = method.equals("DELETE") ? "" : person("Jane Roe", "roe@example.com", 37);
        var jane = made("jane");
        assertProblem(send(method, UNKNOWN, body, "If-Match: \"1\""), 404, "not-found");
        assertProblem(send(method, UNKNOWN, body), 404, "not-found");
        assertProblem(send(method, jane, body), 428, "precondition-required");
        var stale = send(method, jane, body, "If-Match: \"2\", W/\"1\"");
        assertProblem(stale, 412, "precondition-failed");
        assertThat(TestServer.json(stale).text("current_etag")).isEqualTo("\"1\"");
        assertThat(get(jane).body()).contains("\"name\":\"Name of jane\"");
        assertThat(send(method, jane, body, "If-Match: \"7\", \"1\"").statusCode())
                .isEqualTo(method.equals("DELETE") ? 204 : 200);
        assertProblem(
                send(method, jane, body, "If-Match: \"1\""),
                method.equals("DELETE") ? 404 : 412,
                method.equals("DELETE") ? "not-found" : "precondition-failed");
    }

    @Test
    void aReplacementNeedsEverythingAndIsANewVersion() {
        var jane = made("jane");
        assertProblem(send("PUT", jane, "{\"name\":\"Jane Roe\",\"age\":1}", "If-Match: *"), 422, "validation-failed");
        clock.advance(Duration.ofHours(1));
        var reply = send("PUT", jane, person("Jane Roe", "roe@example.com", 37), "If-Match: *");
        assertThat(header(reply, "ETag")).isEqualTo("\"2\"");
        assertThat(reply.body())
                .contains("\"name\":\"Jane Roe\",\"email\":\"roe@example.com\",\"age\":37,\"etag\":\"\\\"2\\\"\"")
                .contains(
                        "\"created_at\":\"2026-03-01T10:00:00.123456Z\",\"updated_at\":\"2026-03-01T11:00:00.123456Z\"");
        assertThat(get(jane).body()).isEqualTo(reply.body());
    }

    @ParameterizedTest
    @CsvSource({
        "name, '\"Jane Roe\"', 'Jane Roe', jane@example.com, 36",
        "email, '\"ROE@example.com\"', 'Name of jane', roe@example.com, 36",
        "age, 37, 'Name of jane', jane@example.com, 37",
    })
    void ofAPatchTheAbsentStaysTheNullIsRefusedAndTheValueIsSet(
            String member, String value, String name, String email, int age) {
        var jane = made("jane");
        var removal = send("PATCH", jane, "{\"" + member + "\":null}", "If-Match: *");
        assertProblem(removal, 422, "validation-failed");
        assertThat(removal.body()).contains("\"pointer\":\"#/" + member + "\"");
        var reply = send("PATCH", jane, "{\"" + member + "\":" + value + "}", "If-Match: \"1\"");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).contains("\"name\":\"%s\",\"email\":\"%s\",\"age\":%d,".formatted(name, email, age));
    }

    @Test
    void aPatchIsAMergePatchAndItsResultObeysTheRules() {
        var jane = made("jane");
        assertProblem(
                server.sendAs(TOKEN, "PATCH /v1/profiles" + jane, "{\"age\":1}", "If-Match: *"),
                415,
                "unsupported-media-type");
        var reply = send("PATCH", jane, "{\"name\":\"  Jane  \",\"email\":\"nobody\"}", "If-Match: *");
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("#/name", "#/email");
        assertProblem(send("PATCH", jane, "{\"nickname\":\"J\"}", "If-Match: *"), 422, "validation-failed");
    }

    @Test
    void aRepeatedPatchGetsItsFirstAnswerThoughTheTagIsOldByThen() {
        var jane = made("jane");
        var first = send("PATCH", jane, "{\"age\":37}", "If-Match: \"1\"", "Idempotency-Key: birthday");
        var again = send("PATCH", jane, "{\"age\":37}", "If-Match: \"1\"", "Idempotency-Key: birthday");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(header(get(jane), "ETag")).isEqualTo("\"2\"");
    }

    @Test
    void whoHasTheVersionGetsNoBody() {
        var jane = made("jane");
        var unchanged = server.sendAs(TOKEN, "GET /v1/profiles" + jane, "", "If-None-Match: \"9\", W/\"1\"");
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(header(unchanged, "ETag")).isEqualTo("\"1\"");
        assertThat(unchanged.body()).isEmpty();
        var other = server.sendAs(TOKEN, "GET /v1/profiles" + jane, "", "If-None-Match: \"2\"");
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void somebodyElsesProfileDoesNotExist() {
        var jane = made("jane");
        assertProblem(server.sendAs(STRANGER, "GET /v1/profiles" + jane, ""), 404, "not-found");
        assertProblem(server.sendAs(STRANGER, "DELETE /v1/profiles" + jane, "", "If-Match: *"), 404, "not-found");
        assertProblem(
                server.sendAs(STRANGER, "PATCH /v1/profiles" + jane, "{\"age\":1}", PATCH_TYPE, "If-Match: *"),
                404,
                "not-found");
        var body = person("Jane Roe", "roe@example.com", 37);
        assertProblem(server.sendAs(STRANGER, "PUT /v1/profiles" + jane, body, "If-Match: *"), 404, "not-found");
        assertThat(server.sendAs(STRANGER, "GET /v1/profiles", "").body())
                .isEqualTo("{\"data\":[],\"has_more\":false}");
    }

    @Test
    void theListIsWalkedForwardsAndBackAlongTheSamePages() {
        for (var who : List.of("a", "b", "c", "d", "e")) {
            made(who);
        }
        var first = get("?limit=2");
        var second = get("?limit=2&cursor=" + cursor(first, "next_cursor"));
        var third = get("?limit=2&cursor=" + cursor(second, "next_cursor"));
        assertThat(emails(first)).containsExactly("e", "d");
        assertThat(emails(second)).containsExactly("c", "b");
        assertThat(emails(third)).containsExactly("a");
        assertThat(first.body()).contains("\"has_more\":true").doesNotContain("prev_cursor");
        assertThat(third.body()).contains("\"has_more\":false").doesNotContain("next_cursor");
        var back = get("?limit=2&cursor=" + cursor(third, "prev_cursor"));
        var start = get("?limit=2&cursor=" + cursor(back, "prev_cursor"));
        assertThat(emails(back)).containsExactly("c", "b");
        assertThat(emails(start)).containsExactly("e", "d");
        assertThat(start.body()).contains("\"has_more\":true").doesNotContain("prev_cursor");
        assertThat(second.body()).contains("\"etag\":\"\\\"1\\\"\"");
    }

    @Test
    void theLinksOfAPageLeadToTheSamePagesAsItsCursors() {
        for (var who : List.of("a", "b", "c", "d", "e")) {
            made(who);
        }
        var second = follow(get("?limit=2"), "next");
        assertThat(emails(second)).containsExactly("c", "b");
        assertThat(relations(second)).containsExactly("first", "prev", "next", "last");
        assertThat(emails(follow(second, "first"))).containsExactly("e", "d");
        assertThat(emails(follow(second, "prev"))).containsExactly("e", "d");
        assertThat(emails(follow(second, "next"))).containsExactly("a");
        assertThat(emails(follow(second, "last"))).containsExactly("b", "a");
        assertThat(relations(follow(second, "last"))).containsExactly("first", "prev", "last");
        assertThat(relations(follow(second, "first"))).containsExactly("first", "next", "last");
    }

    @Test
    void pagesByNumberTellTheTotals() {
        for (var who : List.of("a", "b", "c", "d", "e")) {
            made(who);
        }
        var second = get("?page=2&page_size=2");
        assertThat(emails(second)).containsExactly("c", "b");
        assertThat(second.body())
                .endsWith("\"has_more\":true,\"page\":2,\"page_size\":2,\"total\":5,\"total_pages\":3}");
        assertThat(relations(second)).containsExactly("first", "prev", "next", "last");
        assertThat(emails(follow(second, "last"))).containsExactly("a");
        assertThat(relations(follow(second, "last"))).containsExactly("first", "prev", "last");
        var beyond = get("?page=9&page_size=2");
        assertThat(emails(beyond)).isEmpty();
        assertThat(beyond.body()).contains("\"has_more\":false").contains("\"total\":5");
        assertThat(emails(follow(beyond, "prev"))).containsExactly("a");
        assertThat(get("?page_size=5").body()).contains("\"page\":1,\"page_size\":5,\"total\":5,\"total_pages\":1");
    }

    @Test
    void fromAnEmptyPageOneGetsBack() {
        var jane = made("jane");
        made("john");
        var first = get("?limit=1");
        assertThat(send("DELETE", jane, "", "If-Match: *").statusCode()).isEqualTo(204);
        var empty = get("?limit=1&cursor=" + cursor(first, "next_cursor"));
        assertThat(emails(empty)).isEmpty();
        assertThat(empty.body()).contains("\"has_more\":false");
        assertThat(emails(get("?limit=1&cursor=" + cursor(empty, "prev_cursor"))))
                .containsExactly("john");
    }

    @Test
    void oneIsFoundByItsAddressInAnySpelling() {
        made("a");
        made("b");
        var found = get("?email=B@EXAMPLE.com");
        assertThat(emails(found)).containsExactly("b");
        assertThat(found.body()).contains("\"has_more\":false");
        assertThat(header(found, "Link")).contains("?email=B%40EXAMPLE.com&limit=20>; rel=\"first\"");
        assertThat(get("?email=B@EXAMPLE.com&page=1").body()).contains("\"total\":1");
        assertThat(get("?email=nobody").body()).isEqualTo("{\"data\":[],\"has_more\":false}");
        assertThat(get("?email=nobody&page=1").body()).contains("\"total\":0,\"total_pages\":0");
    }

    @Test
    void aCursorIsRefusedWhenForgedExpiredOrOfAnotherList() {
        made("a");
        made("b");
        var next = cursor(get("?limit=1"), "next_cursor");
        var previous = cursor(follow(get("?limit=1"), "next"), "prev_cursor");
        for (var cursor : List.of(next, previous)) {
            assertProblem(get("?cursor=" + new StringBuilder(cursor).reverse()), 400, "invalid-cursor");
            assertProblem(get("?cursor=" + cursor + "&email=a@example.com"), 400, "invalid-cursor");
            assertProblem(server.sendAs(STRANGER, "GET /v1/profiles?cursor=" + cursor, ""), 400, "invalid-cursor");
            assertThat(get("?cursor=" + cursor + "&limit=50").statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(25));
        assertProblem(get("?cursor=" + next), 400, "invalid-cursor");
        assertProblem(get("?cursor=" + previous), 400, "invalid-cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=1&cursor=abc", "page=1&limit=3", "page_size=3&limit=3", "page=0", "limit=101"})
    void theTwoWaysCannotBeMixedAndHaveLimits(String query) {
        assertProblem(get("?" + query), 400, "invalid-parameter");
    }

    /// The part of its address that comes after the collection.
    private String made(String who) {
        var reply = post(person("Name of " + who, who + "@example.com", 36));
        assertThat(reply.statusCode()).isEqualTo(201);
        return "/" + TestServer.json(reply).text("id");
    }

    private HttpResponse<String> post(String body, String... headers) {
        return server.sendAs(TOKEN, "POST /v1/profiles", body, headers);
    }

    private HttpResponse<String> get(String rest) {
        return server.sendAs(TOKEN, "GET /v1/profiles" + rest, "");
    }

    private HttpResponse<String> send(String method, String rest, String body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        if (method.equals("PATCH")) {
            all.add(PATCH_TYPE);
        }
        return server.sendAs(TOKEN, method + " /v1/profiles" + rest, body, all.toArray(String[]::new));
    }

    private HttpResponse<String> follow(HttpResponse<String> page, String relation) {
        var link = Pattern.compile("<" + TestServer.PUBLIC_URL + "/v1/profiles([^>]*)>; rel=\"" + relation + "\"")
                .matcher(header(page, "Link"));
        assertThat(link.find()).as(header(page, "Link")).isTrue();
        return get(link.group(1));
    }

    private static List<String> relations(HttpResponse<String> page) {
        return Pattern.compile("rel=\"([a-z]+)\"")
                .matcher(header(page, "Link"))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<String> emails(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        var data = (Json.Arr) Objects.requireNonNull(TestServer.json(page).get("data"));
        return data.items().stream()
                .map(item -> String.valueOf(((Json.Obj) item).text("email")).replace("@example.com", ""))
                .toList();
    }

    private static String cursor(HttpResponse<String> page, String member) {
        return String.valueOf(TestServer.json(page).text(member));
    }

    private static String person(String name, String email, int age) {
        return "{\"name\":\"" + name + "\",\"email\":\"" + email + "\",\"age\":" + age + "}";
    }

    private static String token(UserId user) {
        return TestServer.token(user, Scope.PROFILES_READ, Scope.PROFILES_WRITE);
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }
}
