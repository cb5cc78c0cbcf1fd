package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.bootstrap.logging.JsonLines;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.JsonText;
import dev.cloakroom.persistence.jobs.QueueMode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/// Everything real, from the public's question to the page that says it is done; and the secret in between stays one.
class RequestJourneyTest {

    private static final String ACCOUNT = """
            {"email": "ada@example.com", "password": "correct horse battery"}""";

    @TempDir
    Path data;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource
    void whoAsksFollowsTheLinkAndNothingTellsTheTokenOn(QueueMode mode) throws Exception {
        try (var receiver = HookReceiver.open()) {
            var environment = Map.of(
                    "CLOAKROOM_PORT", "0",
                    "CLOAKROOM_OPS_PORT", "0",
                    "CLOAKROOM_QUEUE", mode.name().toLowerCase(Locale.ROOT),
                    "CLOAKROOM_EMBEDDED_SQS_PORT", "0",
                    "CLOAKROOM_EMBEDDED_S3_PORT", "0",
                    "CLOAKROOM_OUTBOUND_ALLOW", receiver.address(),
                    "CLOAKROOM_DATA_DIR", data.toString());
            journey(environment, receiver);
        } finally {
            client.close();
        }
    }

    private void journey(Map<String, String> environment, HookReceiver receiver) throws Exception {
        try (var logged = new Logged();
                var app = App.start(Config.from(environment), Role.ALL)) {
            var base = URI.create("http://127.0.0.1:" + app.port());
            var created = send(json(base, "/v1/requests").POST(BodyPublishers.ofString("{\"title\":\"Lamp out\"}")));
            assertThat(created.statusCode()).isEqualTo(201);
            var path = created.headers().firstValue("Location").orElseThrow();
            var url = URI.create(text(created, "tracking_url"));
            var token = url.getQuery().substring("t=".length());
            var link = base.resolve(path + "?" + url.getQuery());

            var admin = "Bearer " + admin(base, environment);
            var listening = json(base, "/v1/webhook-endpoints").header("Authorization", admin);
            assertThat(send(listening.POST(BodyPublishers.ofString(receiver.endpoint("request.*"))))
                            .statusCode())
                    .isEqualTo(201);
            var status =
                    json(base, path + "/status").header("Authorization", admin).header("If-Match", "\"1\"");
            var changed = send(status.method("PATCH", BodyPublishers.ofString("{\"status\":\"rejected\"}")));
            assertThat(changed.statusCode()).isEqualTo(200);
            var event = text(changed, "event_id");
            var history = base.resolve(path + "/history?" + url.getQuery());
            Eventually.holds("the change is handled", () -> get(history).contains(event));
            assertThat(get(link)).contains("\"status\":\"rejected\"", "\"notified_at\"");
            Eventually.holds(
                    "the admin's receiver is told",
                    () -> receiver.heard("\"request.status_changed\"", path.substring(path.lastIndexOf('/') + 1)));
            var page = send(HttpRequest.newBuilder(link).header("Accept", "text/html"));
            assertThat(page.body()).contains("<h1>Lamp out</h1>", "Rejected").doesNotContain(token);

            assertThat(send(HttpRequest.newBuilder(base.resolve(path + "/status?t=" + token)))
                            .statusCode())
                    .isEqualTo(405);
            assertThat(send(HttpRequest.newBuilder(base.resolve("/v1/requests/x?t=" + token)))
                            .body())
                    .contains("invalid-parameter")
                    .doesNotContain(token);
            assertThat(send(HttpRequest.newBuilder(base.resolve("/nowhere?t=" + token)))
                            .body())
                    .doesNotContain(token);
            var rotated = json(base, path + "/token/rotate").header("Authorization", admin);
            assertThat(text(send(rotated.POST(BodyPublishers.noBody())), "tracking_url"))
                    .doesNotContain(token);
            assertThat(send(HttpRequest.newBuilder(link)).statusCode()).isEqualTo(404);

            assertThat(logged.lines).anySatisfy(line -> assertThat(line).contains("/v1/requests/{request_id}"));
            assertThat(logged.lines).noneSatisfy(line -> assertThat(line).contains(token.substring(4)));
            assertThat(get(URI.create("http://127.0.0.1:" + app.opsPort() + "/metrics")))
                    .contains("/v1/requests/{request_id}")
                    .doesNotContain(token.substring(4));
            assertThat(receiver.bodies()).noneSatisfy(body -> assertThat(body).contains(token));
        }
    }

    /// The token of an admin, who was made one at the command line.
    private String admin(URI base, Map<String, String> environment) throws Exception {
        var signedUp = send(json(base, "/v1/auth/sign-up").POST(BodyPublishers.ofString(ACCOUNT)));
        assertThat(signedUp.statusCode()).isEqualTo(201);
        try (var promotion = OtherProcess.start(Main.class, environment, "admin", "role", "ada@example.com", "admin")) {
            assertThat(promotion.exit()).isZero();
        }
        return text(send(json(base, "/v1/auth/sign-in").POST(BodyPublishers.ofString(ACCOUNT))), "access_token");
    }

    private static HttpRequest.Builder json(URI base, String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String get(URI address) {
        try {
            return send(HttpRequest.newBuilder(address)).body();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String text(HttpResponse<String> response, String member) {
        var body = (Json.Obj) JsonText.read(response.body());
        return Objects.requireNonNull(body.text(member), response.body());
    }

    /// All that is logged, as it would be written, with all that our own code has to say.
    private static final class Logged extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        private final Logger ours = (Logger) LoggerFactory.getLogger("dev.cloakroom");
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final JsonLines encoder = new JsonLines();

        private Logged() {
            ours.setLevel(Level.TRACE);
            setContext(root.getLoggerContext());
            start();
            root.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            root.detachAppender(this);
            ours.setLevel(null);
        }
    }
}
