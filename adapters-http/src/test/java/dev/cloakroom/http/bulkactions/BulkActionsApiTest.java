package dev.cloakroom.http.bulkactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.bulkactions.BulkActionsRoutes;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.bulkactions.ActOnMany;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.JobQueries;
import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.bulkactions.BulkAction;
import dev.cloakroom.domain.bulkactions.Selection;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.RetryAfter;
import dev.cloakroom.http.TestContract;
import dev.cloakroom.http.TestServer;
import dev.cloakroom.http.jobs.JobViews;
import dev.cloakroom.http.jobs.JobWait;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkActionsApiTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));
    private static final UserId OWNER = new UserId(new UUID(0, 1));

    private final InMemoryJobs jobs = new InMemoryJobs();
    private final TestServer server = new TestServer((routes, calls) -> {
        var actOnMany = new ActOnMany(
                jobs, new InMemoryIdempotencyKeys(CLOCK), new InMemoryTransactions(), CLOCK, new TestIds(CLOCK));
        var wait = new JobWait(new JobWatch(jobs, JobWatch.Caps.DEFAULT), new RetryAfter(CLOCK, new Random(3)));
        var views = new JobViews(new Problems(new ProblemTypes(TestContract.read()), TestServer.PUBLIC_URL));
        BulkActionsRoutes.register(
                routes, new BulkActionsApi(actOnMany, new JobQueries(jobs), wait, views), calls, TestServer.SCHEMAS);
    });

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anActionIsAcceptedAsAJobAndFixedToNow() {
        var reply = post("""
                {"action": "retry", "dry_run": true,
                 "filter": {"kind": "invoice.render", "code": "attempt-timed-out", "created_within_seconds": 3600}}""");
        assertThat(reply.statusCode()).isEqualTo(202);
        var job = jobs.list(OWNER, JobFilter.newest(1)).getFirst();
        assertThat(reply.headers().firstValue("Location")).contains("/v1/jobs/" + job.id());
        var stored = jobs.find(OWNER, job.id()).orElseThrow().submission();
        var action = BulkAction.of(Objects.requireNonNull(stored.payload()));
        assertThat(action.dryRun()).isTrue();
        assertThat(action.upTo()).isEqualTo(job.id());
        assertThat(action.selection()).isInstanceOfSatisfying(Selection.Matching.class, matching -> {
            assertThat(matching.createdFrom()).isEqualTo("2026-01-02T11:00:00Z");
            assertThat(matching.code()).isEqualTo("attempt-timed-out");
        });
    }

    @Test
    void theSameKeyMakesOneAction() {
        var body = "{\"action\":\"cancel\",\"ids\":[\"" + new UUID(5, 5) + "\"]}";
        var first = post(body, "Idempotency-Key: once");
        var second = post(body, "Idempotency-Key: once");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(jobs.list(OWNER, JobFilter.newest(10))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"cancel\",\"filter\":{}}",
                "{\"action\":\"cancel\"}",
                "{\"action\":\"delete\",\"filter\":{\"kind\":\"a\"}}",
                "{\"action\":\"retry\",\"filter\":{\"status\":[\"running\"]}}",
                "{\"action\":\"retry\",\"ids\":[]}",
                "{\"action\":\"retry\",\"preview_id\":\"0199b2c1-7f3a-7c55-9d1e-2f6f0c9a4b10\"}",
                "{\"action\":\"retry\",\"filter\":{\"kind\":\"a\",\"created_to\":\"2020-01-01T00:00:00Z\","
                        + "\"created_from\":\"2021-01-01T00:00:00Z\"}}"
            })
    void whatCannotBeMeantIsRefusedAndMakesNothing(String body) {
        var reply = post(body);
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body()).contains("validation-failed", "\"pointer\":\"#");
        assertThat(jobs.list(OWNER, JobFilter.newest(1))).isEmpty();
    }

    private HttpResponse<String> post(String body, String... headers) {
        return server.sendAs(TestServer.token(OWNER, Scope.JOBS_WRITE), "POST /v1/bulk-actions", body, headers);
    }
}
