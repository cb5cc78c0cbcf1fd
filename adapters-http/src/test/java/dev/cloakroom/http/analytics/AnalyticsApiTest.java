package dev.cloakroom.http.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.analytics.AnalyticsRoutes;
import dev.cloakroom.application.analytics.AnalyticsQueries;
import dev.cloakroom.application.analytics.InMemoryCounters;
import dev.cloakroom.application.analytics.InMemoryCounters.Ended;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.http.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyticsApiTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final UserId OWNER = new UserId(new UUID(0, 1));
    private static final JobId JOB = new JobId(UUID.fromString("0199b2c1-7f3a-7c55-9d1e-2f6f0c9a4b10"));
    private static final String NOTHING =
            "\"jobs_succeeded\":0,\"jobs_failed\":0,\"jobs_canceled\":0,\"jobs_expired\":0";

    private final InMemoryCounters counters = new InMemoryCounters();
    private final TestServer server = new TestServer((routes, calls) -> AnalyticsRoutes.register(
            routes,
            new AnalyticsApi(new AnalyticsQueries(counters, InstantSource.fixed(NOW))),
            calls,
            TestServer.SCHEMAS));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void failuresAreThoseOfTheLastDayUnlessOneAsksForOthers() {
        failed("2026-01-01T12:00:00Z");
        failed("2026-01-02T11:59:59Z");
        failed("2025-12-02T00:00:00Z");
        var reply = get("/v1/failures");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body())
                .contains("\"kind\":\"invoice.render\"", "\"code\":\"attempt-timed-out\"", "\"count\":2")
                .contains("\"newest_job_id\":\"" + JOB + "\"", "\"last_at\":\"2026-01-02T11:59:59Z\"");
        assertThat(get("/v1/failures?from=2025-12-01T00:00:00Z&to=2025-12-03T00:00:00Z")
                        .body())
                .contains("\"count\":1");
    }

    @Test
    void aSummaryIsOfTheLastDayUnlessOneAsksForAnother() {
        failed("2026-01-01T12:00:00Z");
        failed("2026-01-01T11:59:59Z");
        succeeded("2026-01-02T11:00:00Z", "mail.send");
        counters.received(OWNER, NOW.minusSeconds(1));
        counters.received(OWNER, NOW);
        var reply = get("/v1/analytics/summary?group_by=kind");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo("{\"from\":\"2026-01-01T12:00:00Z\",\"to\":\"2026-01-02T12:00:00Z\",\"tz\":\"UTC\","
                        + "\"events_received\":1,\"jobs_succeeded\":1,\"jobs_failed\":1,\"jobs_canceled\":0,"
                        + "\"jobs_expired\":0,\"run_seconds\":{\"p50\":1.976,\"p90\":1.976,\"p99\":1.976},"
                        + "\"wait_seconds\":{\"p50\":0.02974,\"p90\":0.02974,\"p99\":0.02974},\"groups\":["
                        + "{\"name\":\"invoice.render\",\"jobs_succeeded\":0,\"jobs_failed\":1,\"jobs_canceled\":0,"
                        + "\"jobs_expired\":0},{\"name\":\"mail.send\",\"jobs_succeeded\":1,\"jobs_failed\":0,"
                        + "\"jobs_canceled\":0,\"jobs_expired\":0,"
                        + "\"run_seconds\":{\"p50\":1.976,\"p90\":1.976,\"p99\":1.976},"
                        + "\"wait_seconds\":{\"p50\":0.02974,\"p90\":0.02974,\"p99\":0.02974}}]}");
        assertThat(get("/v1/analytics/summary?kind=mail.send").body())
                .contains("\"jobs_failed\":0", "\"jobs_succeeded\":1", "\"events_received\":1")
                .doesNotContain("groups");
    }

    @Test
    void datesAreIncludedAsTheClocksOfTheZoneShowThem() {
        // The last second of the day in Berlin, and the first of the next.
        failed("2025-12-31T22:59:59Z");
        failed("2025-12-31T23:00:00Z");
        assertThat(get("/v1/analytics/summary?from=2025-12-31&to=2025-12-31&tz=Europe/Berlin")
                        .body())
                .contains("\"from\":\"2025-12-30T23:00:00Z\",\"to\":\"2025-12-31T23:00:00Z\"", "\"jobs_failed\":1");
        assertThat(get("/v1/analytics/summary?from=2025-12-31&to=2025-12-31").body())
                .contains("\"jobs_failed\":2");
    }

    @Test
    void whatCannotBeToldApartIsTakenWhole() {
        assertThat(get("/v1/analytics/summary?from=2025-12-31T22:59:58Z&to=2026-01-02T11:00:01Z")
                        .body())
                .contains("\"from\":\"2025-12-31T22:45:00Z\",\"to\":\"2026-01-02T11:01:00Z\"");
    }

    @Test
    void stepsInWhichNothingHappenedAreThere() {
        failed("2026-01-01T12:00:00Z");
        var body = get("/v1/analytics/timeseries?bucket=day&from=2025-12-31&to=2026-01-02&group_by=queue")
                .body();
        assertThat(body)
                .startsWith("{\"from\":\"2025-12-31T00:00:00Z\",\"to\":\"2026-01-03T00:00:00Z\",\"tz\":\"UTC\","
                        + "\"bucket\":\"day\",\"data\":[{\"from\":\"2025-12-31T00:00:00Z\","
                        + "\"to\":\"2026-01-01T00:00:00Z\",\"events_received\":0," + NOTHING
                        + ",\"groups\":[{\"name\":\"default\"," + NOTHING + "}]}")
                .contains("\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\",\"events_received\":0,"
                        + "\"jobs_succeeded\":0,\"jobs_failed\":1")
                .endsWith("]}],\"has_more\":false}");
    }

    @ParameterizedTest
    @CsvSource({"minute, 60", "hour, 24", "day, 31", "week, 27"})
    void aSeriesBeginsWhereOneUsuallyLooks(String bucket, int steps) {
        assertThat(get("/v1/analytics/timeseries?bucket=" + bucket).body().split("events_received", -1))
                .hasSize(steps + 1);
    }

    @Test
    void minutesAreThereForSixHours() {
        assertThat(get("/v1/analytics/timeseries?bucket=minute&from=2026-01-02T06:00:00Z")
                        .statusCode())
                .isEqualTo(200);
        var reply = get("/v1/analytics/timeseries?bucket=minute&from=2026-01-02");
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("invalid-parameter", "six hours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/failures?from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z",
                "/v1/failures?since=yesterday",
                "/v1/analytics/summary?from=2026-01-02T00:00:00Z&to=2026-01-02T00:00:00Z",
                "/v1/analytics/summary?from=2026-01-03&to=2026-01-02",
                "/v1/analytics/summary?from=yesterday",
                "/v1/analytics/summary?from=2026-02-30",
                "/v1/analytics/summary?from=%2B999999999-12-31",
                "/v1/analytics/summary?to=9999-12-31",
                "/v1/analytics/summary?tz=Mars/Olympus",
                "/v1/analytics/summary?group_by=owner",
                "/v1/analytics/timeseries?bucket=year",
                "/v1/analytics/timeseries?bucket=hour&from=2020-01-01",
                "/v1/analytics/timeseries?bucket=minute&from=2026-01-02T11:00:00Z&to=2027-01-02",
            })
    void whatCannotBeAnsweredIsRefused(String path) {
        var reply = get(path);
        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("invalid-parameter");
    }

    @Test
    void nobodySeesWhatIsNotHis() {
        failed("2026-01-02T11:00:00Z");
        counters.received(OWNER, NOW.minusSeconds(1));
        var stranger = TestServer.token(new UserId(new UUID(0, 2)), Scope.ANALYTICS_READ);
        assertThat(server.sendAs(stranger, "GET /v1/analytics/summary?group_by=kind", "")
                        .body())
                .contains("\"events_received\":0," + NOTHING, "\"groups\":[]");
    }

    private void failed(String at) {
        counters.ended(new Ended(
                OWNER,
                Instant.parse(at),
                "invoice.render",
                "default",
                JobStatus.FAILED,
                "attempt-timed-out",
                JOB,
                null,
                null));
    }

    private void succeeded(String at, String kind) {
        counters.ended(new Ended(
                OWNER,
                Instant.parse(at),
                kind,
                "default",
                JobStatus.SUCCEEDED,
                "",
                JOB,
                Duration.ofSeconds(2),
                Duration.ofMillis(30)));
    }

    private HttpResponse<String> get(String path) {
        return server.sendAs(TestServer.token(OWNER, Scope.JOBS_READ, Scope.ANALYTICS_READ), "GET " + path, "");
    }
}
