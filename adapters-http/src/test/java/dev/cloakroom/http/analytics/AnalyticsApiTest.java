package dev.cloakroom.http.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.analytics.AnalyticsRoutes;
import dev.cloakroom.application.analytics.AnalyticsQueries;
import dev.cloakroom.application.analytics.Counters;
import dev.cloakroom.domain.analytics.FailureGroup;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.http.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnalyticsApiTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final UserId OWNER = new UserId(new UUID(0, 1));
    private static final JobId JOB = new JobId(UUID.fromString("0199b2c1-7f3a-7c55-9d1e-2f6f0c9a4b10"));

    private final OneGroup counters = new OneGroup(new ArrayList<>());
    private final TestServer server = new TestServer((routes, calls) -> AnalyticsRoutes.register(
            routes,
            new AnalyticsApi(new AnalyticsQueries(counters, InstantSource.fixed(NOW))),
            calls,
            TestServer.SCHEMAS));

    /// Remembers the windows that it was asked for.
    private record OneGroup(List<String> asked) implements Counters {
        @Override
        public List<FailureGroup> failures(UserId owner, Instant from, Instant to, int atMost) {
            asked.add(owner.equals(OWNER) + " " + from + " " + to + " " + atMost);
            return List.of(new FailureGroup("invoice.render", "attempt-timed-out", 3, from, to, JOB));
        }

        @Override
        public boolean addUp(Duration kept, int atMost) {
            throw new UnsupportedOperationException("the server adds nothing up");
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void failuresAreThoseOfTheLastDayUnlessOneAsksForOthers() {
        var reply = get("/v1/failures");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"kind\":\"invoice.render\"", "\"code\":\"attempt-timed-out\"", "\"count\":3")
                .contains("\"newest_job_id\":\"" + JOB + "\"", "\"last_at\":\"2026-01-02T12:00:00Z\"");
        assertThat(get("/v1/failures?from=2025-12-01T00:00:00Z&to=2025-12-03T00:00:00Z")
                        .statusCode())
                .isEqualTo(200);
        assertThat(counters.asked())
                .containsExactly(
                        "true 2026-01-01T12:00:00Z 2026-01-02T12:00:00Z 100",
                        "true 2025-12-01T00:00:00Z 2025-12-03T00:00:00Z 100");
    }

    @Test
    void anEmptyWindowIsRefused() {
        var reply = get("/v1/failures?from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z");
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("invalid-parameter");
        assertThat(get("/v1/failures?since=yesterday").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> get(String path) {
        return server.sendAs(TestServer.token(OWNER, Scope.JOBS_READ), "GET " + path, "");
    }
}
