package dev.cloakroom.http.auth;

import static dev.cloakroom.http.TestServer.json;
import static dev.cloakroom.http.auth.TestAuth.PASSWORD;
import static dev.cloakroom.http.auth.TestAuth.code;
import static dev.cloakroom.http.auth.TestAuth.credentials;
import static dev.cloakroom.http.auth.TestAuth.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuthApiTest {

    private final TestAuth auth = new TestAuth(true);

    @AfterEach
    void stop() {
        auth.close();
    }

    @Test
    void signingUpAnswersTheUserAndNothingOfTheStoredRow() {
        var response = auth.server.send("POST /v1/auth/sign-up", credentials(" Ada@Example.com", PASSWORD));
        assertThat(response.statusCode()).isEqualTo(201);
        var user = json(response);
        assertThat(user.members())
                .containsOnlyKeys("id", "email", "role", "granted_scopes", "disabled", "created_at")
                .containsEntry("email", Json.of("ada@example.com"))
                .containsEntry("role", Json.of("user"));
        assertThat(header(response, "Location")).isEqualTo("/v1/users/" + text(user, "id"));
        assertThat(header(response, "ETag")).isEqualTo("\"1\"");
    }

    @Test
    void anAddressInUseIsAConflictAtItsField() {
        auth.server.send("POST /v1/auth/sign-up", credentials("ada@example.com", PASSWORD));
        var response = auth.server.send("POST /v1/auth/sign-up", credentials("ADA@example.com", PASSWORD));
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(json(response).members())
                .containsEntry("code", Json.of("conflict-duplicate"))
                .containsEntry("field", Json.of("email"));
    }

    @Test
    void aRefusedRegistrationNeverEchoesThePassword() {
        var response = auth.server.send("POST /v1/auth/sign-up", credentials("no address", "too short"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).doesNotContain("too short").contains("#/password");
    }

    @Test
    void closedSignUpIsForbidden() {
        try (var closed = new TestAuth(false)) {
            var response = closed.server.send("POST /v1/auth/sign-up", credentials("ada@example.com", PASSWORD));
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(code(response)).isEqualTo("sign-up-closed");
        }
    }

    @Test
    void unknownAddressAndWrongPasswordAreTheSameAnswer() {
        auth.server.send("POST /v1/auth/sign-up", credentials("ada@example.com", PASSWORD));
        var wrong = auth.server.send("POST /v1/auth/sign-in", credentials("ada@example.com", "wrong horse battery"));
        var unknown = auth.server.send("POST /v1/auth/sign-in", credentials("bob@example.com", PASSWORD));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(code(wrong)).isEqualTo("invalid-credentials");
        assertThat(withoutIds(wrong)).isEqualTo(withoutIds(unknown));
    }

    @Test
    void aSessionIsRefreshedAndEnded() {
        auth.server.send("POST /v1/auth/sign-up", credentials("ada@example.com", PASSWORD));
        var signedIn = json(auth.server.send("POST /v1/auth/sign-in", credentials("ada@example.com", PASSWORD)));
        assertThat(signedIn.members())
                .containsEntry("token_type", Json.of("Bearer"))
                .containsEntry("expires_in", Json.of(900));
        var first = text(signedIn, "refresh_token");
        var second = text(json(refresh(first)), "refresh_token");
        assertThat(text(json(refresh(first)), "refresh_token")).isEqualTo(second);
        auth.clock.advance(Duration.ofSeconds(11));
        assertThat(code(refresh(first))).isEqualTo("refresh-token-reused");
        assertThat(code(refresh(second))).isEqualTo("token-revoked");
    }

    @Test
    void signingOutEndsTheRefreshToken() {
        auth.server.send("POST /v1/auth/sign-up", credentials("ada@example.com", PASSWORD));
        var signedIn = json(auth.server.send("POST /v1/auth/sign-in", credentials("ada@example.com", PASSWORD)));
        var access = text(signedIn, "access_token");
        assertThat(auth.server.sendAs(access, "POST /v1/auth/sign-out", "").statusCode())
                .isEqualTo(204);
        assertThat(code(refresh(text(signedIn, "refresh_token")))).isEqualTo("token-revoked");
        assertThat(auth.server
                        .sendAs(access, "POST /v1/auth/sign-out?everywhere=true", "")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void meTellsWhatThisCredentialMayDo() {
        var access = auth.newUser(Role.USER);
        var byToken = auth.server.sendAs(access, "GET /v1/me", "");
        var held = Stream.of(Scope.values()).filter(scope -> scope.grant() != Scope.Grant.BY_ADMIN);
        assertThat(((Json.Arr) Objects.requireNonNull(json(byToken).get("scopes"))).items())
                .containsExactlyElementsOf(
                        held.map(scope -> Json.of(scope.text())).toList());
        var byKey = auth.server.send("GET /v1/me", "", "X-API-Key: " + auth.newKey(access));
        assertThat(byKey.body()).contains("\"scopes\":[\"jobs:read\"]");
        var etag = header(byToken, "ETag");
        assertThat(header(byKey, "ETag")).isNotEqualTo(etag);
        assertThat(auth.server
                        .sendAs(access, "GET /v1/me", "", "If-None-Match: " + etag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void anApiKeyIsShownOnceAndRevoked() {
        var access = auth.newUser(Role.USER);
        var created =
                auth.server.sendAs(access, "POST /v1/api-keys", "{\"name\": \"nightly\", \"scopes\": [\"jobs:read\"]}");
        assertThat(created.statusCode()).isEqualTo(201);
        var key = text(json(created), "key");
        var listed = auth.server.sendAs(access, "GET /v1/api-keys", "");
        assertThat(listed.body()).contains(text(json(created), "prefix")).doesNotContain(key);
        var path = header(created, "Location");
        assertThat(auth.server.sendAs(access, "DELETE " + path, "").statusCode())
                .isEqualTo(204);
        assertThat(auth.server.sendAs(access, "DELETE " + path, "").statusCode())
                .isEqualTo(404);
        assertThat(code(auth.server.sendAs(key, "GET /v1/me", ""))).isEqualTo("token-revoked");
    }

    @Test
    void aKeyWiderThanItsMakerNamesWhatIsMissing() {
        var response = auth.server.sendAs(
                auth.newUser(Role.USER),
                "POST /v1/api-keys",
                "{\"name\": \"wide\", \"scopes\": [\"http\", \"jobs:read\"]}");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("\"required_scopes\":[\"http\"]");
    }

    @Test
    void listsArePagedByCursor() {
        var access = auth.newUser(Role.USER);
        var first = auth.newKey(access);
        var second = auth.newKey(access);
        var page = auth.server.sendAs(access, "GET /v1/api-keys?limit=1", "");
        assertThat(page.body()).contains(second.substring(0, 25)).contains("\"has_more\":true");
        var cursor = text(json(page), "next_cursor");
        assertThat(header(page, "Link")).contains(cursor).endsWith("rel=\"next\"");
        var last = auth.server.sendAs(access, "GET /v1/api-keys?limit=1&cursor=" + cursor, "");
        assertThat(last.body()).contains(first.substring(0, 25)).contains("\"has_more\":false");
        var stranger = auth.newUser(Role.USER);
        assertThat(code(auth.server.sendAs(stranger, "GET /v1/api-keys?cursor=" + cursor, "")))
                .isEqualTo("invalid-cursor");
    }

    @Test
    void anAdminChangesAUserHeHasSeen() {
        var admin = auth.newUser(Role.ADMIN);
        var created = auth.server.sendAs(
                admin,
                "POST /v1/users",
                "{\"email\": \"bob@example.com\", \"password\": \"" + PASSWORD + "\", \"granted_scopes\": [\"http\"]}");
        assertThat(created.statusCode()).isEqualTo(201);
        var path = header(created, "Location");
        assertThat(patch(admin, path, "{\"disabled\": true}").statusCode()).isEqualTo(428);
        var changed = patch(admin, path, "{\"granted_scopes\": [\"email\"]}", "If-Match: \"1\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(header(changed, "ETag")).isEqualTo("\"2\"");
        assertThat(changed.body()).contains("\"granted_scopes\":[\"email\"]").contains("\"role\":\"user\"");
        var stale = patch(admin, path, "{\"disabled\": true}", "If-Match: \"1\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(json(stale).members()).containsEntry("current_etag", Json.of("\"2\""));
        assertThat(auth.server
                        .sendAs(admin, "GET " + path, "", "If-None-Match: \"2\"")
                        .statusCode())
                .isEqualTo(304);
        assertThat(auth.server.sendAs(admin, "GET /v1/users", "").body()).contains("bob@example.com");
    }

    @Test
    void aRepeatedChangeGetsItsFirstAnswerThoughTheTagIsOldByThen() {
        var admin = auth.newUser(Role.ADMIN);
        var user = auth.newUser(Role.USER);
        var path = "/v1/users/" + text(json(auth.server.sendAs(user, "GET /v1/me", "")), "id");
        var tag = "If-Match: " + header(auth.server.sendAs(admin, "GET " + path, ""), "ETag");
        var first = patch(admin, path, "{\"most_running\": 20}", tag, "Idempotency-Key: cap");
        var again = patch(admin, path, "{\"most_running\": 20}", tag, "Idempotency-Key: cap");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        var other = patch(admin, path, "{\"most_running\": 30}", tag, "Idempotency-Key: cap");
        assertThat(code(other)).isEqualTo("idempotency-key-reused");
    }

    @Test
    void aCapIsSetKeptAndTakenAway() {
        var admin = auth.newUser(Role.ADMIN);
        var user = auth.newUser(Role.USER);
        var path = "/v1/users/" + text(json(auth.server.sendAs(user, "GET /v1/me", "")), "id");
        assertThat(patch(admin, path, "{\"most_running\": 0}", "If-Match: *").statusCode())
                .isEqualTo(422);
        assertThat(patch(admin, path, "{\"most_running\": 20}", "If-Match: *").body())
                .contains("\"most_running\":20");
        assertThat(patch(admin, path, "{\"role\": \"user\"}", "If-Match: *").body())
                .contains("\"most_running\":20");
        assertThat(auth.server.sendAs(user, "GET /v1/me", "").body()).contains("\"most_running\":20");
        assertThat(patch(user, path, "{\"most_running\": null}", "If-Match: *").statusCode())
                .isEqualTo(403);
        assertThat(patch(admin, path, "{\"most_running\": null}", "If-Match: *").body())
                .doesNotContain("most_running");
    }

    @Test
    void theLastAdminCannotDisableHimself() {
        var admin = auth.newUser(Role.ADMIN);
        var path = "/v1/users/" + text(json(auth.server.sendAs(admin, "GET /v1/me", "")), "id");
        var refused = patch(admin, path, "{\"disabled\": true}", "If-Match: *");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(code(refused)).isEqualTo("invalid-state-transition");
    }

    @Test
    void nobodyMayKeepAnAnswer() {
        var access = auth.newUser(Role.USER);
        assertThat(header(auth.server.sendAs(access, "GET /v1/me", ""), "Cache-Control"))
                .isEqualTo("no-store");
        var refused = auth.server.send("POST /v1/auth/sign-in", credentials("bob@example.com", PASSWORD));
        assertThat(header(refused, "Cache-Control")).isEqualTo("no-store");
    }

    private HttpResponse<String> refresh(String token) {
        return auth.server.send("POST /v1/auth/refresh", "{\"refresh_token\": \"" + token + "\"}");
    }

    private HttpResponse<String> patch(String token, String path, String body, String... headers) {
        var all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type: application/merge-patch+json";
        return auth.server.sendAs(token, "PATCH " + path, body, all);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static Json.Obj withoutIds(HttpResponse<String> response) {
        return json(response)
                .with("request_id", Json.of(""))
                .with("trace_id", Json.of(""))
                .with("instance", Json.of(""));
    }
}
