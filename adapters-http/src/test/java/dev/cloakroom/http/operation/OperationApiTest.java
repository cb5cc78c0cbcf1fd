package dev.cloakroom.http.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.operation.OperationRoutes;
import dev.cloakroom.application.operation.Readiness;
import dev.cloakroom.domain.Json;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.TestContract;
import dev.cloakroom.http.TestServer;
import dev.cloakroom.http.auth.SigningKeys;
import java.time.Instant;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationApiTest {

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private volatile boolean up = true;
    private final ProblemTypes types = new ProblemTypes(TestContract.read());
    private final OperationApi operation = new OperationApi(
            new Readiness(Map.of("writer", () -> up), () -> now),
            types,
            SigningKeys.shared(new SecretKeySpec(new byte[32], "HmacSHA256")));
    private final TestServer server =
            new TestServer((routes, calls) -> OperationRoutes.register(routes, operation, calls, TestServer.SCHEMAS));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readinessTellsNothingButUpAndDown() {
        assertThat(server.send("GET /health/ready", "").body()).isEqualTo("{\"status\":\"up\"}");
        up = false;
        now = now.plusSeconds(2);
        var down = server.send("GET /health/ready", "");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(TestServer.json(down).text("code")).isEqualTo("not-ready");
        assertThat(down.body()).doesNotContain("writer");
        assertThat(server.send("GET /health/live", "").body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void everyProblemTypeIsServedAtTheAddressThatProblemsName() {
        for (var type : types.all()) {
            var reply = server.send("GET " + ProblemTypes.PATH + type.slug(), "");
            assertThat(TestServer.json(reply).text("type")).isEqualTo(type.urn());
        }
        assertThat(TestServer.json(server.send("GET /v1/problem-types", "")).get("data"))
                .isInstanceOfSatisfying(
                        Json.Arr.class, all -> assertThat(all.items()).hasSameSizeAs(types.all()));
        assertThat(server.send("GET " + ProblemTypes.PATH + "nothing", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSharedSecretHasNoPublicKeys() {
        assertThat(server.send("GET /.well-known/jwks.json", "").body()).isEqualTo("{\"keys\":[]}");
    }
}
