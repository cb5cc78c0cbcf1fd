package dev.cloakroom.http.schedules;

import static dev.cloakroom.http.TestServer.assertProblem;
import static dev.cloakroom.http.TestServer.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.api.schedules.SchedulesRoutes;
import dev.cloakroom.application.InMemoryIdempotencyKeys;
import dev.cloakroom.application.InMemoryTransactions;
import dev.cloakroom.application.TestClock;
import dev.cloakroom.application.TestIds;
import dev.cloakroom.application.jobs.InMemoryIntake;
import dev.cloakroom.application.jobs.InMemoryJobs;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.jobs.Kinds;
import dev.cloakroom.application.jobs.SleepHandler;
import dev.cloakroom.application.jobs.SubmitJob;
import dev.cloakroom.application.jobs.watch.JobWatch;
import dev.cloakroom.application.queues.InMemoryQueues;
import dev.cloakroom.application.schedules.ChangeSchedule;
import dev.cloakroom.application.schedules.CreateSchedule;
import dev.cloakroom.application.schedules.DeleteSchedule;
import dev.cloakroom.application.schedules.InMemorySchedules;
import dev.cloakroom.application.schedules.PlanRules;
import dev.cloakroom.application.schedules.RunSchedule;
import dev.cloakroom.application.schedules.ScheduleQueries;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.UserId;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.ScheduleId;
import dev.cloakroom.http.Calls;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.ProblemTypes;
import dev.cloakroom.http.Problems;
import dev.cloakroom.http.RetryAfter;
import dev.cloakroom.http.TestContract;
import dev.cloakroom.http.TestServer;
import dev.cloakroom.http.jobs.JobViews;
import dev.cloakroom.http.jobs.JobWait;
import io.javalin.config.RoutesConfig;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The clock stands at 2026-03-01T10:00:00Z.
@Timeout(60)
class SchedulesApiTest {

    private static final UserId OWNER = new UserId(new UUID(0, 1));
    private static final String TOKEN = token(OWNER);
    private static final String STRANGER = token(new UserId(new UUID(0, 2)));
    private static final String ORDER = """
            {"name":"Nightly","cron":"30  2 * * *","time_zone":"Europe/Berlin","backfill_seconds":3600,
             "job":{"kind":"rebuild","payload":{"index":"products"},"priority":3}}""";

    private final TestClock clock = new TestClock();
    private final InMemorySchedules schedules = new InMemorySchedules();
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final JobWatch watch = new JobWatch(jobs, JobWatch.Caps.DEFAULT);
    private final TestServer server = new TestServer(this::routes);

    private void routes(RoutesConfig routes, Calls calls) {
        var problems = new Problems(new ProblemTypes(TestContract.read()), TestServer.PUBLIC_URL);
        var kinds = new Kinds(Map.of(SleepHandler.KIND, SleepHandler::seconds));
        var rules = new PlanRules(kinds, new InMemoryQueues());
        var keys = new InMemoryIdempotencyKeys(clock);
        var transactions = new InMemoryTransactions();
        var queries = new ScheduleQueries(schedules);
        var ids = new TestIds(clock);
        var actions = new SchedulesApi.Actions(
                new CreateSchedule(schedules, rules, keys, transactions, clock, ids),
                new ChangeSchedule(schedules, rules, keys, transactions, clock),
                new DeleteSchedule(schedules, transactions),
                new RunSchedule(queries, new SubmitJob(kinds, new InMemoryIntake(jobs, keys), clock, ids)));
        var api = new SchedulesApi(
                actions,
                queries,
                new ScheduleViews(problems),
                new JobViews(problems),
                new JobWait(watch, new RetryAfter(clock, new Random(3))),
                new Cursors(new SecretKeySpec(new byte[32], "HmacSHA256"), clock));
        SchedulesRoutes.register(routes, api, calls, TestServer.SCHEMAS);
    }

    @AfterEach
    void stop() {
        watch.stop();
        server.close();
    }

    @Test
    void aScheduleTellsWhenItFires() {
        var reply = post("", ORDER);
        assertThat(reply.statusCode()).isEqualTo(201);
        var schedule = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/schedules/" + schedule.text("id"));
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(schedule.text("cron")).isEqualTo("30 2 * * *");
        assertThat(schedule.text("next_run_at")).isEqualTo("2026-03-02T01:30:00Z");
        assertThat(reply.body())
                .contains("\"next_run_times\":[\"2026-03-02T01:30:00Z\",\"2026-03-03T01:30:00Z\"")
                .contains("\"job\":{\"kind\":\"rebuild\",\"payload\":{\"index\":\"products\"},\"queue\":\"default\","
                        + "\"priority\":3,\"max_attempts\":5,\"timeout_seconds\":900}");
        assertThat(get("/" + schedule.text("id")).body()).isEqualTo(reply.body());
        assertThat(get("").body()).isEqualTo("{\"data\":[" + reply.body() + "],\"has_more\":false}");
    }

    @Test
    void whatIsLeftOutIsUtcWithoutBackfillAndEnabled() {
        var schedule = TestServer.json(
                post("", "{\"name\":\"n\",\"cron\":\"0 9 * * mon\",\"job\":{\"kind\":\"mine\",\"payload\":{}}}"));
        assertThat(schedule.text("time_zone")).isEqualTo("UTC");
        assertThat(schedule.get("backfill_seconds")).isEqualTo(Json.of(0));
        assertThat(schedule.get("enabled")).isEqualTo(Json.of(true));
        assertThat(schedule.text("next_run_at")).isEqualTo("2026-03-02T09:00:00Z");
    }

    @Test
    void allFaultsComeTogether() {
        var reply = post("", """
                {"name":"n","cron":"0 0 31 2 *","time_zone":"Berlin",
                 "job":{"kind":"report","payload":{},"queue":"nobody-made-it"}}""");
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body())
                .contains("\"pointer\":\"#/cron\"", "There is no such day.")
                .contains("\"pointer\":\"#/time_zone\"")
                .contains("\"pointer\":\"#/job/kind\"");
        var queue = post("", ORDER.replace("\"priority\":3", "\"queue\":\"nobody-made-it\""));
        assertProblem(queue, 422, "validation-failed");
        assertThat(queue.body()).contains("\"pointer\":\"#/job/queue\"");
        // What other crons know is told what is known here, not how long a text has to be.
        assertThat(post("", ORDER.replace("30  2 * * *", "@daily")).body()).contains("A pattern has five fields");
        var payload = post("", ORDER.replace("rebuild", "sleep"));
        assertProblem(payload, 422, "validation-failed");
        assertThat(payload.body()).contains("\"pointer\":\"#/job/payload");
    }

    @Test
    void aKindThatNeedsAScopeNeedsItOfWhoMakesTheSchedule() {
        var http = ORDER.replace("rebuild", "http");
        assertProblem(post("", http), 403, "insufficient-scope");
        var granted = TestServer.token(OWNER, Scope.SCHEDULES_WRITE, Scope.HTTP);
        assertThat(server.sendAs(granted, "POST /v1/schedules", http).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aRepeatMakesNoSecondSchedule() {
        var first = post("", ORDER, "Idempotency-Key: once");
        var again = post("", ORDER, "Idempotency-Key: once");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(header(again, "ETag")).isEqualTo("\"1\"");
        assertThat(schedules.count(OWNER)).isEqualTo(1);
    }

    @Test
    void aChangeNeedsTheVersionItWasDecidedOn() {
        var path = "/" + TestServer.json(post("", ORDER)).text("id");
        assertProblem(patch(path, "{\"enabled\":false}"), 428, "precondition-required");
        assertProblem(patch(path, "{\"enabled\":false}", "If-Match: \"7\""), 412, "precondition-failed");
        var paused = patch(path, "{\"enabled\":false}", "If-Match: \"1\"");
        assertThat(paused.statusCode()).isEqualTo(200);
        assertThat(header(paused, "ETag")).isEqualTo("\"2\"");
        assertThat(TestServer.json(paused).get("next_run_at")).isNull();
        assertThat(paused.body()).contains("\"next_run_times\":[]", "\"priority\":3");
        var resumed = patch(
                path,
                "{\"enabled\":true,\"cron\":\"0 * * * *\",\"job\":{\"kind\":\"other\",\"payload\":{}}}",
                "If-Match: \"2\"");
        assertThat(TestServer.json(resumed).text("next_run_at")).isEqualTo("2026-03-01T11:00:00Z");
        assertThat(resumed.body()).contains("\"kind\":\"other\"", "\"priority\":5", "\"name\":\"Nightly\"");
        assertProblem(patch(path, "{\"cron\":null}", "If-Match: *"), 422, "validation-failed");
        assertProblem(patch(path, "{\"time_zone\":\"x\"}", "If-Match: *"), 422, "validation-failed");
    }

    @Test
    void runningItNowHandsInItsJobOnce() {
        var id = TestServer.json(post("", ORDER)).text("id");
        var path = "/" + id + "/run";
        var reply = post(path, "", "Idempotency-Key: once");
        assertThat(reply.statusCode()).isEqualTo(202);
        var job = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/jobs/" + job.text("id"));
        assertThat(job.text("kind")).isEqualTo("rebuild");
        assertThat(job.get("priority")).isEqualTo(Json.of(3));
        assertThat(job.text("schedule_id")).isEqualTo(id);
        assertThat(post(path, "", "Idempotency-Key: once").body()).isEqualTo(reply.body());
        assertThat(jobs.list(OWNER, JobFilter.newest(10))).hasSize(1);
        assertThat(post(path, "").statusCode()).isEqualTo(202);
        assertThat(jobs.list(OWNER, JobFilter.newest(10))).hasSize(2);
    }

    @Test
    void whyTheLastFireTimeFailedIsShown() {
        var id = new ScheduleId(
                UUID.fromString(String.valueOf(TestServer.json(post("", ORDER)).text("id"))));
        var schedule = schedules.find(OWNER, id).orElseThrow();
        schedules.update(schedule.refused(
                List.of(clock.instant()), new Failure("insufficient-scope", "It lacks one."), clock.instant()));
        assertThat(TestServer.json(get("/" + id)).get("last_error")).isInstanceOfSatisfying(Json.Obj.class, error -> {
            assertThat(error.text("code")).isEqualTo("insufficient-scope");
            assertThat(error.text("detail")).isEqualTo("It lacks one.");
        });
    }

    @Test
    void somebodyElsesScheduleIsNotThere() {
        var path = "/v1/schedules/" + TestServer.json(post("", ORDER)).text("id");
        assertProblem(server.sendAs(STRANGER, "GET " + path, ""), 404, "not-found");
        assertProblem(server.sendAs(STRANGER, "DELETE " + path, ""), 404, "not-found");
        assertProblem(server.sendAs(STRANGER, "POST " + path + "/run", ""), 404, "not-found");
        assertProblem(
                server.sendAs(
                        STRANGER, "PATCH " + path, "{}", "If-Match: *", "Content-Type: application/merge-patch+json"),
                404,
                "not-found");
        assertThat(server.sendAs(STRANGER, "GET /v1/schedules", "").body())
                .isEqualTo("{\"data\":[],\"has_more\":false}");
        assertThat(server.sendAs(TOKEN, "DELETE " + path, "").statusCode()).isEqualTo(204);
        assertProblem(server.sendAs(TOKEN, "DELETE " + path, ""), 404, "not-found");
    }

    @Test
    void aPageGoesOnWithItsCursor() {
        post("", ORDER.replace("Nightly", "first"));
        post("", ORDER.replace("Nightly", "second"));
        var first = TestServer.json(get("?limit=1"));
        assertThat(String.valueOf(first)).contains("second").doesNotContain("first,");
        var second = get("?limit=1&cursor=" + first.text("next_cursor"));
        assertThat(second.body()).contains("\"name\":\"first\"").contains("\"has_more\":false");
    }

    private static String token(UserId user) {
        return TestServer.token(user, Scope.SCHEDULES_READ, Scope.SCHEDULES_WRITE);
    }

    private HttpResponse<String> get(String path) {
        return server.sendAs(TOKEN, "GET /v1/schedules" + path, "");
    }

    @Test
    void aRepeatedChangeGetsItsFirstAnswerThoughTheTagIsOldByThen() {
        var path = "/" + TestServer.json(post("", ORDER)).text("id");
        var first = patch(path, "{\"enabled\":false}", "If-Match: \"1\"", "Idempotency-Key: pause");
        var again = patch(path, "{\"enabled\":false}", "If-Match: \"1\"", "Idempotency-Key: pause");
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(header(get(path), "ETag")).isEqualTo("\"2\"");
        assertProblem(
                patch(path, "{\"enabled\":true}", "If-Match: *", "Idempotency-Key: pause"),
                422,
                "idempotency-key-reused");
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        return server.sendAs(TOKEN, "POST /v1/schedules" + path, body, headers);
    }

    private HttpResponse<String> patch(String path, String body, String... headers) {
        var all = new String[headers.length + 1];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type: application/merge-patch+json";
        return server.sendAs(TOKEN, "PATCH /v1/schedules" + path, body, all);
    }
}
