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
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.TestServer;
import io.javalin.config.RoutesConfig;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/// Profiles over HTTP, kept in memory, of two people who do not know one another.
final class TestProfiles implements AutoCloseable {

    static final String TOKEN = token(new UserId(new UUID(0, 1)));
    static final String STRANGER = token(new UserId(new UUID(0, 2)));
    static final String PATCH_TYPE = "Content-Type: application/merge-patch+json";

    final TestClock clock = new TestClock();
    final TestServer server = new TestServer(this::routes);

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

    /// The part of its address that comes after the collection.
    String made(String who) {
        var reply = post(person("Name of " + who, who + "@example.com", 36));
        assertThat(reply.statusCode()).isEqualTo(201);
        return "/" + TestServer.json(reply).text("id");
    }

    HttpResponse<String> post(String body, String... headers) {
        return server.sendAs(TOKEN, "POST /v1/profiles", body, headers);
    }

    HttpResponse<String> get(String rest) {
        return server.sendAs(TOKEN, "GET /v1/profiles" + rest, "");
    }

    HttpResponse<String> send(String method, String rest, String body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        if (method.equals("PATCH")) {
            all.add(PATCH_TYPE);
        }
        return server.sendAs(TOKEN, method + " /v1/profiles" + rest, body, all.toArray(String[]::new));
    }

    static String person(String name, String email, int age) {
        return "{\"name\":\"" + name + "\",\"email\":\"" + email + "\",\"age\":" + age + "}";
    }

    static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }

    @Override
    public void close() {
        server.close();
    }

    private static String token(UserId user) {
        return TestServer.token(user, Scope.PROFILES_READ, Scope.PROFILES_WRITE);
    }
}
