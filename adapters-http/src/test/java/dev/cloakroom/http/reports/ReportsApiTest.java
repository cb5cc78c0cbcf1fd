package dev.cloakroom.http.reports;

import static dev.cloakroom.http.jobs.TestWork.STRANGER;
import static dev.cloakroom.http.jobs.TestWork.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.reports.ReportFilter;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.http.RawClient;
import dev.cloakroom.http.TestServer;
import dev.cloakroom.http.jobs.TestWork;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReportsApiTest {

    private static final String ORDER =
            "{\"report_type\":\"jobs\",\"parameters\":{\"kind\":\"sleep\"},\"format\":\"csv\"}";

    private final TestWork work = new TestWork();

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void aReportIsAcceptedWithAnAddressToWaitOn() {
        var reply = post(ORDER);
        assertThat(reply.statusCode()).isEqualTo(202);
        var report = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/reports/" + report.text("id"));
        assertThat(header(reply, "Retry-After")).isEqualTo("1");
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(header(reply, "Preference-Applied")).isEmpty();
        assertThat(header(reply, "Cache-Control")).isEqualTo("no-store");
        assertThat(report.text("status")).isEqualTo("queued");
        assertThat(report.text("format")).isEqualTo("csv");
        assertThat(get(header(reply, "Location")).statusCode()).isEqualTo(200);
        assertThat(header(post(ORDER, "Prefer: respond-async"), "Preference-Applied"))
                .isEqualTo("respond-async");
    }

    @Test
    void allFaultsOfAnOrderComeTogether() {
        var reply = post("{\"report_type\":\"nothing\",\"format\":\"pdf\",\"extra\":1}");
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body())
                .contains("\"pointer\":\"#/report_type\"", "\"pointer\":\"#/format\"", "\"pointer\":\"#/extra\"");
        var rule = post("{\"report_type\":\"jobs\",\"parameters\":{\"kind\":1,\"what\":2}}");
        assertProblem(rule, 422, "validation-failed");
        assertThat(rule.body()).contains("\"#/parameters/kind\"", "\"#/parameters/what\"");
    }

    @Test
    void whoWaitsForASubmissionGets201WhenItIsDone() throws Exception {
        var waiting = new FutureTask<>(() -> post(ORDER, "Prefer: wait=30", "Idempotency-Key: once"));
        Thread.ofVirtual().start(waiting);
        while (work.watch.waiting() == 0) {
            Thread.onSpinWait();
        }
        work.build(work.reports.list(TestWork.OWNER, ReportFilter.newest(1)).getFirst(), "a,b");
        var reply = waiting.get();
        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(header(reply, "Preference-Applied")).isEqualTo("wait=30");
        assertThat(TestServer.json(reply).text("download_url")).startsWith("https://blobs.example/");
        // What was stored is the answer without waiting.
        var again = post(ORDER, "Prefer: wait=30", "Idempotency-Key: once");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(TestServer.json(again).text("status")).isEqualTo("queued");
        assertThat(header(again, "Preference-Applied")).isEmpty();
    }

    @Test
    void aRepeatGetsTheFirstAnswerByteForByte() {
        var first = post(ORDER, "Idempotency-Key: \"key-1\"");
        work.now = work.now.plus(Duration.ofHours(23));
        var respelled = "{ \"format\": \"csv\", \"parameters\": {\"kind\": \"sleep\"}, \"report_type\": \"jobs\" }";
        var again = post(respelled, "Idempotency-Key: key-1", "Prefer: respond-async", "traceparent: nonsense");
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.body()).isEqualTo(first.body());
        for (var name : new String[] {"Location", "ETag", "Retry-After", "Content-Type"}) {
            assertThat(header(again, name)).as(name).isEqualTo(header(first, name));
        }
        assertThat(header(first, "Idempotency-Replayed")).isEmpty();
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(submitted()).isEqualTo(1);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        post(ORDER, "Idempotency-Key: key-1");
        var reply = post(ORDER.replace("csv", "csv.gz"), "Idempotency-Key: key-1");
        assertProblem(reply, 422, "idempotency-key-reused");
        assertThat(reply.body()).doesNotContain("sleep");
        assertThat(submitted()).isEqualTo(1);
    }

    @Test
    void aKeyIsItsOwnersAlone() {
        post(ORDER, "Idempotency-Key: key-1");
        var reply = work.server.sendAs(STRANGER, "POST /v1/reports", ORDER, "Idempotency-Key: key-1");
        assertThat(reply.statusCode()).isEqualTo(202);
        assertThat(header(reply, "Idempotency-Replayed")).isEmpty();
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        post(ORDER, "Idempotency-Key: key-1");
        work.now = work.now.plus(Duration.ofHours(25));
        assertThat(header(post(ORDER, "Idempotency-Key: key-1"), "Idempotency-Replayed"))
                .isEmpty();
        assertThat(submitted()).isEqualTo(2);
    }

    @Test
    void whatIsRefusedIsNotKept() {
        assertProblem(post("{}", "Idempotency-Key: key-1"), 422, "validation-failed");
        assertProblem(post("{", "Idempotency-Key: key-1"), 400, "malformed-request");
        assertProblem(work.server.send("POST /v1/reports", ORDER, "Idempotency-Key: key-1"), 401, "unauthenticated");
        assertThat(post(ORDER, "Idempotency-Key: key-1").statusCode()).isEqualTo(202);
    }

    @Test
    void aReplayStillNeedsTheScope() {
        post(ORDER, "Idempotency-Key: key-1");
        var reader = TestServer.token(TestWork.OWNER, Scope.REPORTS_READ);
        var reply = work.server.sendAs(reader, "POST /v1/reports", ORDER, "Idempotency-Key: key-1");
        assertProblem(reply, 403, "insufficient-scope");
    }

    @Test
    void theAddressAndTheEntityTagChangeWithTheWindow() {
        var report = work.order();
        work.build(report, "a,b");
        var first = get("/v1/reports/" + report.id());
        var etag = header(first, "ETag");
        work.now = work.now.plusSeconds(299);
        assertThat(get("/v1/reports/" + report.id(), "If-None-Match: " + etag).statusCode())
                .isEqualTo(304);
        work.now = work.now.plusSeconds(1);
        var later = get("/v1/reports/" + report.id(), "If-None-Match: " + etag);
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(header(later, "ETag")).isNotEqualTo(etag);
        assertThat(TestServer.json(later).text("download_url"))
                .isNotEqualTo(TestServer.json(first).text("download_url"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "bytes=0-3|206|0123|bytes 0-3/10",
                "bytes=6-|206|6789|bytes 6-9/10",
                "bytes=-3|206|789|bytes 7-9/10",
                "bytes=8-99|206|89|bytes 8-9/10",
                "bytes=-99|206|0123456789|bytes 0-9/10",
                "bytes=0-1,4-5|200|0123456789|none",
                "bytes=5-2|200|0123456789|none",
                "bytes=-|200|0123456789|none",
                "items=0-3|200|0123456789|none",
                "bytes=10-|416|none|bytes */10",
                "bytes=-0|416|none|bytes */10",
            })
    void aPartOfTheFileCanBeAskedFor(String range, int status, String content, String contentRange) {
        var report = work.order();
        work.build(report, "0123456789");
        var reply = get("/v1/jobs/" + report.id() + "/result/content", "Range: " + range);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(header(reply, "Content-Range")).isEqualTo(contentRange == null ? "" : contentRange);
        if (content != null) {
            assertThat(reply.body()).isEqualTo(content);
            assertThat(header(reply, "Content-Disposition")).startsWith("attachment; filename=\"jobs-");
            assertThat(header(reply, "Accept-Ranges")).isEqualTo("bytes");
        }
    }

    @Test
    void aRangeOfAnotherVersionIsTheWhole() {
        var report = work.order();
        work.build(report, "0123456789");
        var path = "/v1/jobs/" + report.id() + "/result/content";
        var etag = header(get(path), "ETag");
        assertThat(get(path, "Range: bytes=0-3", "If-Range: " + etag).statusCode())
                .isEqualTo(206);
        assertThat(get(path, "Range: bytes=0-3", "If-Range: \"old\"").statusCode())
                .isEqualTo(200);
        assertThat(get(path, "If-None-Match: " + etag).statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/reports/", "/v1/jobs/", "/v1/jobs/ /result", "/v1/jobs/ /result/content"})
    void headAnswersAsGetDoesWithoutTheBody(String path) {
        var report = work.order();
        work.build(report, "0123456789");
        var target = (path.contains(" ") ? path : path + " ")
                .replace(" ", report.id().toString());
        try (var client = new RawClient(work.server.port())) {
            client.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + TOKEN + "\r\n\r\n");
            var get = client.reply();
            client.send("HEAD " + target + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + TOKEN + "\r\n\r\n");
            var head = client.reply(true);
            assertThat(head.status()).isEqualTo(get.status()).isEqualTo(200);
            for (var name : List.of("Content-Length", "Content-Type", "ETag", "Cache-Control", "Content-Disposition")) {
                assertThat(head.header(name)).as(name).isEqualTo(get.header(name));
            }
            client.send("HEAD /v1/nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.reply(true).status()).isEqualTo(404);
        }
    }

    @Test
    void aStoreThatIsAwayIsADependency() {
        var report = work.order();
        work.build(report, "0123456789");
        work.blobs.away(true);
        var reply = get("/v1/jobs/" + report.id() + "/result/content");
        assertProblem(reply, 502, "dependency-unavailable");
        assertThat(header(reply, "Content-Disposition")).isEmpty();
        assertThat(header(reply, "ETag")).isEmpty();
    }

    @Test
    void theResultOfTheJobIsTheFile() {
        var report = work.order();
        work.build(report, "0123456789");
        var result = TestServer.json(get("/v1/jobs/" + report.id() + "/result"));
        assertThat(result.get("file"))
                .isInstanceOfSatisfying(
                        Json.Obj.class,
                        file -> assertThat(file.get("size_bytes")).isEqualTo(Json.of(10)));
    }

    @Test
    void onlyWhatIsOverIsDeleted() {
        var report = work.order();
        var refused = delete("/v1/reports/" + report.id());
        assertProblem(refused, 409, "invalid-state-transition");
        assertThat(header(refused, "Retry-After")).isEmpty();
        work.build(report, "a,b");
        assertThat(delete("/v1/reports/" + report.id()).statusCode()).isEqualTo(204);
        assertThat(work.blobs.keys()).isEmpty();
        assertProblem(delete("/v1/reports/" + report.id()), 404, "not-found");
        assertProblem(get("/v1/reports/" + report.id()), 404, "not-found");
    }

    @Test
    void somebodyElsesReportIsNotThere() {
        var report = work.order();
        work.build(report, "a,b");
        for (var request : new String[] {"GET /v1/reports/", "DELETE /v1/reports/"}) {
            assertProblem(work.server.sendAs(STRANGER, request + report.id(), ""), 404, "not-found");
        }
        assertProblem(
                work.server.sendAs(STRANGER, "GET /v1/jobs/" + report.id() + "/result/content", ""), 404, "not-found");
        var list = work.server.sendAs(STRANGER, "GET /v1/reports", "");
        assertThat(list.body()).isEqualTo("{\"data\":[],\"has_more\":false}");
    }

    @Test
    void theListIsFilteredAndTellsTheTypes() {
        var queued = work.order();
        var done = work.order();
        work.build(done, "a,b");
        assertThat(get("/v1/reports?status=succeeded&report_type=jobs").body())
                .contains(done.id().toString())
                .doesNotContain(queued.id().toString());
        assertThat(get("/v1/reports?report_type=compendium_monsters").body()).contains("\"data\":[]");
        assertThat(get("/v1/report-types").body()).contains("\"name\":\"compendium_monsters\"", "\"csv.gz\"");
    }

    @Test
    void aReportThatFailedSaysWhy() {
        var report = work.order();
        work.become(
                report.id(),
                JobStatus.FAILED,
                4,
                null,
                new dev.cloakroom.domain.jobs.Failure("dependency-unavailable", "The compendium answered 503."));
        var body = TestServer.json(get("/v1/reports/" + report.id()));
        assertThat(body.get("error"))
                .isInstanceOfSatisfying(
                        Json.Obj.class,
                        error -> assertThat(error.text("detail")).isEqualTo("The compendium answered 503."));
        assertThat(body.get("retryable")).isEqualTo(Json.of(true));
    }

    private int submitted() {
        return work.jobs.list(TestWork.OWNER, JobFilter.newest(10)).size();
    }

    private HttpResponse<String> post(String body, String... headers) {
        return work.server.sendAs(TOKEN, "POST /v1/reports", body, headers);
    }

    private HttpResponse<String> get(String path, String... headers) {
        return work.server.sendAs(TOKEN, "GET " + path, "", headers);
    }

    private HttpResponse<String> delete(String path) {
        return work.server.sendAs(TOKEN, "DELETE " + path, "");
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }
}
