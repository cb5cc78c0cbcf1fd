package dev.cloakroom.http.profiles;

import static dev.cloakroom.http.profiles.TestProfiles.PATCH_TYPE;
import static dev.cloakroom.http.profiles.TestProfiles.STRANGER;
import static dev.cloakroom.http.profiles.TestProfiles.TOKEN;
import static dev.cloakroom.http.profiles.TestProfiles.assertProblem;
import static dev.cloakroom.http.profiles.TestProfiles.header;
import static dev.cloakroom.http.profiles.TestProfiles.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.http.TestServer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One profile: made, read, written, deleted.
@Timeout(60)
class ProfilesApiTest {

    private static final String UNKNOWN = "/" + new UUID(0x7000, Long.MIN_VALUE);

    private final TestProfiles profiles = new TestProfiles();

    @AfterEach
    void stop() {
        profiles.close();
    }

    @Test
    void aProfileIsShownAsItIsKept() {
        var reply = profiles.post(person("  Jane Doe ", "Jane@Example.COM", 36));
        assertThat(reply.statusCode()).isEqualTo(201);
        var profile = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/profiles/" + profile.text("id"));
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(reply.body()).endsWith("""
                ","name":"Jane Doe","email":"jane@example.com","age":36,"etag":"\\"1\\"",\
                "created_at":"2026-03-01T10:00:00.123456Z","updated_at":"2026-03-01T10:00:00.123456Z"}""");
        var read = profiles.get("/" + profile.text("id"));
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
        var reply = profiles.post(body);
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("\"pointer\":\"" + pointer + "\"");
    }

    @Test
    void aKeyMakesOneProfile() {
        var first = profiles.post(person("Jane Doe", "jane@example.com", 36), "Idempotency-Key: once");
        var again = profiles.post(person("Jane Doe", "jane@example.com", 36), "Idempotency-Key: once");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertProblem(
                profiles.post(person("Jane Doe", "other@example.com", 36), "Idempotency-Key: once"),
                422,
                "idempotency-key-reused");
    }

    @Test
    void anAddressIsTakenInAnySpellingUntilItsProfileIsDeleted() {
        var jane = profiles.made("jane");
        var reply = profiles.post(person("Another Jane", "JANE@example.com", 20));
        assertProblem(reply, 409, "conflict-duplicate");
        assertThat(TestServer.json(reply).text("field")).isEqualTo("email");
        var john = profiles.made("john");
        assertProblem(
                profiles.send("PATCH", john, "{\"email\":\"Jane@example.com\"}", "If-Match: *"),
                409,
                "conflict-duplicate");
        assertProblem(
                profiles.send("PUT", john, person("John Doe", "JANE@example.com", 1), "If-Match: *"),
                409,
                "conflict-duplicate");
        assertThat(profiles.send("DELETE", jane, "", "If-Match: \"1\"").statusCode())
                .isEqualTo(204);
        assertThat(profiles.post(person("Another Jane", "JANE@example.com", 20)).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void aWriteTellsMissingUnconditionalAndStaleApart(String method) {
        var body = method.equals("DELETE") ? "" : person("Jane Roe", "roe@example.com", 37);
        var jane = profiles.made("jane");
        assertProblem(profiles.send(method, UNKNOWN, body, "If-Match: \"1\""), 404, "not-found");
        assertProblem(profiles.send(method, UNKNOWN, body), 404, "not-found");
        assertProblem(profiles.send(method, jane, body), 428, "precondition-required");
        var stale = profiles.send(method, jane, body, "If-Match: \"2\", W/\"1\"");
        assertProblem(stale, 412, "precondition-failed");
        assertThat(TestServer.json(stale).text("current_etag")).isEqualTo("\"1\"");
        assertThat(profiles.get(jane).body()).contains("\"name\":\"Name of jane\"");
        assertThat(profiles.send(method, jane, body, "If-Match: \"7\", \"1\"").statusCode())
                .isEqualTo(method.equals("DELETE") ? 204 : 200);
        assertProblem(
                profiles.send(method, jane, body, "If-Match: \"1\""),
                method.equals("DELETE") ? 404 : 412,
                method.equals("DELETE") ? "not-found" : "precondition-failed");
    }

    @Test
    void aReplacementNeedsEverythingAndIsANewVersion() {
        var jane = profiles.made("jane");
        assertProblem(
                profiles.send("PUT", jane, "{\"name\":\"Jane Roe\",\"age\":1}", "If-Match: *"),
                422,
                "validation-failed");
        profiles.clock.advance(Duration.ofHours(1));
        var reply = profiles.send("PUT", jane, person("Jane Roe", "roe@example.com", 37), "If-Match: *");
        assertThat(header(reply, "ETag")).isEqualTo("\"2\"");
        assertThat(reply.body())
                .contains("\"name\":\"Jane Roe\",\"email\":\"roe@example.com\",\"age\":37,\"etag\":\"\\\"2\\\"\"")
                .contains(
                        "\"created_at\":\"2026-03-01T10:00:00.123456Z\",\"updated_at\":\"2026-03-01T11:00:00.123456Z\"");
        assertThat(profiles.get(jane).body()).isEqualTo(reply.body());
    }

    @ParameterizedTest
    @CsvSource({
        "name, '\"Jane Roe\"', 'Jane Roe', jane@example.com, 36",
        "email, '\"ROE@example.com\"', 'Name of jane', roe@example.com, 36",
        "age, 37, 'Name of jane', jane@example.com, 37",
    })
    void ofAPatchTheAbsentStaysTheNullIsRefusedAndTheValueIsSet(
            String member, String value, String name, String email, int age) {
        var jane = profiles.made("jane");
        var removal = profiles.send("PATCH", jane, "{\"" + member + "\":null}", "If-Match: *");
        assertProblem(removal, 422, "validation-failed");
        assertThat(removal.body()).contains("\"pointer\":\"#/" + member + "\"");
        var reply = profiles.send("PATCH", jane, "{\"" + member + "\":" + value + "}", "If-Match: \"1\"");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).contains("\"name\":\"%s\",\"email\":\"%s\",\"age\":%d,".formatted(name, email, age));
    }

    @Test
    void aPatchIsAMergePatchAndItsResultObeysTheRules() {
        var jane = profiles.made("jane");
        assertProblem(
                profiles.server.sendAs(TOKEN, "PATCH /v1/profiles" + jane, "{\"age\":1}", "If-Match: *"),
                415,
                "unsupported-media-type");
        var reply = profiles.send("PATCH", jane, "{\"name\":\"  Jane  \",\"email\":\"nobody\"}", "If-Match: *");
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("#/name", "#/email");
        assertProblem(profiles.send("PATCH", jane, "{\"nickname\":\"J\"}", "If-Match: *"), 422, "validation-failed");
    }

    @Test
    void aRepeatedPatchGetsItsFirstAnswerThoughTheTagIsOldByThen() {
        var jane = profiles.made("jane");
        var first = profiles.send("PATCH", jane, "{\"age\":37}", "If-Match: \"1\"", "Idempotency-Key: birthday");
        var again = profiles.send("PATCH", jane, "{\"age\":37}", "If-Match: \"1\"", "Idempotency-Key: birthday");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(header(profiles.get(jane), "ETag")).isEqualTo("\"2\"");
    }

    @Test
    void whoHasTheVersionGetsNoBody() {
        var jane = profiles.made("jane");
        var unchanged = profiles.server.sendAs(TOKEN, "GET /v1/profiles" + jane, "", "If-None-Match: \"9\", W/\"1\"");
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(header(unchanged, "ETag")).isEqualTo("\"1\"");
        assertThat(unchanged.body()).isEmpty();
        var other = profiles.server.sendAs(TOKEN, "GET /v1/profiles" + jane, "", "If-None-Match: \"2\"");
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void somebodyElsesProfileDoesNotExist() {
        var jane = profiles.made("jane");
        assertProblem(profiles.server.sendAs(STRANGER, "GET /v1/profiles" + jane, ""), 404, "not-found");
        assertProblem(
                profiles.server.sendAs(STRANGER, "DELETE /v1/profiles" + jane, "", "If-Match: *"), 404, "not-found");
        assertProblem(
                profiles.server.sendAs(STRANGER, "PATCH /v1/profiles" + jane, "{\"age\":1}", PATCH_TYPE, "If-Match: *"),
                404,
                "not-found");
        var body = person("Jane Roe", "roe@example.com", 37);
        assertProblem(
                profiles.server.sendAs(STRANGER, "PUT /v1/profiles" + jane, body, "If-Match: *"), 404, "not-found");
        assertThat(profiles.server.sendAs(STRANGER, "GET /v1/profiles", "").body())
                .isEqualTo("{\"data\":[],\"has_more\":false}");
    }
}
