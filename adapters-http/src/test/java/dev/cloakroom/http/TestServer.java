package dev.cloakroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.application.auth.Authenticator;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.Rejection;
import dev.cloakroom.domain.auth.Principal;
import dev.cloakroom.domain.auth.Role;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.http.limits.ClientAddress;
import dev.cloakroom.http.limits.Limits;
import dev.cloakroom.http.limits.Quotas;
import dev.cloakroom.http.limits.RateLimit;
import dev.cloakroom.http.server.HttpServer;
import dev.cloakroom.http.server.RequestJournal;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/// A real server on a port of its own, in front of whatever routes a test brings. Its credentials are plain: see
/// [#token].
public final class TestServer implements AutoCloseable {

    public static final URI PUBLIC_URL = URI.create("https://cloakroom.test");

    private static final int MOST_INSIDE = 2_000;

    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    /// Knows the credentials that [#token] makes, and no other.
    public static final Authenticator AUTHENTICATOR = credential -> {
        var parts = credential.split(" ");
        if (!parts[0].equals("test") || parts.length < 2) {
            throw new Rejection.Unauthenticated(
                    credential.equals("expired") ? "token-expired" : "unauthenticated", "No such credential.");
        }
        var scopes = Arrays.stream(parts)
                .skip(2)
                .map(text -> Scope.parse(text).orElseThrow())
                .collect(Collectors.toSet());
        var user = UUID.fromString(parts[1]);
        return new Principal(new UserId(user), Role.USER, scopes, new Principal.Credential.AccessToken(user));
    };

    /// Checks bodies against the bundled contract; shared, because it reads the whole of it.
    public static final Schemas SCHEMAS = Schemas.bundled();

    /// Binds one feature, as the generated routes do.
    public interface Feature {
        void register(RoutesConfig routes, Calls calls);
    }

    /// With the credentials of [#token], and no limits.
    public TestServer(Feature feature) {
        this(AUTHENTICATOR, feature);
    }

    /// Without limits.
    public TestServer(Authenticator authenticator, Feature feature) {
        this(authenticator, Limits.of(Quotas.NONE, new SimpleMeterRegistry(), System::nanoTime), feature);
    }

    public TestServer(Authenticator authenticator, Limits limits, Feature feature) {
        var policy = new Policy(authenticator, new ClientAddress(List.of("127.0.0.1")), limits);
        var calls = new Calls(
                policy,
                RateLimit.authAccount(System::nanoTime),
                PUBLIC_URL,
                new SecretKeySpec(new byte[32], "HmacSHA256"));
        server = new HttpServer(
                HttpServer.Settings.of("127.0.0.1", 0, MOST_INSIDE),
                new Problems(new ProblemTypes(TestContract.read()), PUBLIC_URL),
                new RequestJournal(new SimpleMeterRegistry()),
                new Random(7),
                policy,
                List.of(routes -> feature.register(routes, calls), policy::register));
        server.start();
    }

    /// A credential that stands for a user with these scopes.
    public static String token(UserId user, Scope... scopes) {
        return "test " + user + " " + Arrays.stream(scopes).map(Scope::text).collect(Collectors.joining(" "));
    }

    public int port() {
        return server.port();
    }

    public HttpServer server() {
        return server;
    }

    /// Sends `METHOD /path`, with a body where it is not empty, and `Name: value` headers.
    public HttpResponse<String> send(String methodAndPath, String body, String... headers) {
        var parts = methodAndPath.split(" ");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + parts[1]))
                .timeout(Duration.ofSeconds(60))
                .method(parts[0], body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty() && Arrays.stream(headers).noneMatch(header -> header.startsWith("Content-Type:"))) {
            request.header("Content-Type", "application/json");
        }
        for (var header : headers) {
            var colon = header.indexOf(':');
            request.header(
                    header.substring(0, colon), header.substring(colon + 1).strip());
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// The same with the credential of a user.
    public HttpResponse<String> sendAs(String token, String methodAndPath, String body, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Authorization: Bearer " + token;
        return send(methodAndPath, body, all);
    }

    /// Empty where there is none.
    public static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).text("code")).isEqualTo(code);
    }

    public static Json.Obj json(HttpResponse<String> response) {
        return (Json.Obj) JsonText.read(response.body());
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
