package dev.cloakroom.http.jobs;

import static dev.cloakroom.http.jobs.TestWork.OWNER;
import static dev.cloakroom.http.jobs.TestWork.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.http.TestServer;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class JobEntryTest {

    private static final String RESIZE = "{\"kind\": \"resize\", \"payload\": {\"width\": 1.50}}";

    private final TestWork work = new TestWork();

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void aJobIsAcceptedWithTheAddressToWaitOn() {
        var reply = post(RESIZE);
        assertThat(reply.statusCode()).isEqualTo(202);
        var job = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/jobs/" + job.text("id"));
        assertThat(header(reply, "Retry-After")).isEqualTo("1");
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(header(reply, "Preference-Applied")).isEmpty();
        assertThat(job.text("status")).isEqualTo("queued");
        assertThat(job.members()).doesNotContainKey("payload");
        var read = work.server.sendAs(TOKEN, "GET " + header(reply, "Location"), "");
        assertThat(read.body()).contains("\"payload\":{\"width\":1.50}");
    }

    @Test
    void whatIsSaidAboutTheJobIsKept() {
        var reply = post("{\"kind\": \"resize\", \"payload\": {}, \"queue\": \"default\", \"priority\": 0, \"run_at\":"
                + " \"2026-11-22T08:00:00+01:00\", \"max_attempts\": 1, \"timeout_seconds\": 5, \"finish_by\":"
                + " \"2026-11-23T00:00:00Z\"}");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
        var job = TestServer.json(reply);
        assertThat(job.get("priority")).isEqualTo(Json.of(0));
        assertThat(job.text("run_at")).isEqualTo("2026-11-22T07:00:00Z");
        assertThat(job.get("max_attempts")).isEqualTo(Json.of(1));
        assertThat(job.get("timeout_seconds")).isEqualTo(Json.of(5));
        assertThat(job.text("finish_by")).isEqualTo("2026-11-23T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "{\"kind\":\"resize\"}|#/payload",
                "{\"kind\":\"Resize\",\"payload\":{}}|#/kind",
                "{\"kind\":\"resize\",\"payload\":[]}|#/payload",
                "{\"kind\":\"resize\",\"payload\":{},\"colour\":1}|#/colour",
                "{\"kind\":\"report\",\"payload\":{}}|#/kind",
                "{\"kind\":\"refund\",\"payload\":{}}|#/kind",
                "{\"kind\":\"resize\",\"payload\":{},\"queue\":\"nobody-made-it\"}|#/queue",
                "{\"kind\":\"resize\",\"payload\":{},\"priority\":10}|#/priority",
                "{\"kind\":\"resize\",\"payload\":{},\"run_at\":\"2028-01-01T00:00:00Z\"}|#/run_at",
                "{\"kind\":\"resize\",\"payload\":{},\"finish_by\":\"2026-01-01T00:00:00Z\"}|#/finish_by"
            })
    void whatBreaksARuleIsRefusedWithItsPlace(String body, String pointer) {
        var reply = post(body);
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("\"pointer\":\"" + pointer + "\"");
        assertThat(work.jobs.list(OWNER, JobFilter.newest(1))).isEmpty();
    }

    @Test
    void aKindThatAnAdminGrantsNeedsItsScope() {
        var reply = post("{\"kind\": \"http\", \"payload\": {}}");
        assertProblem(reply, 403, "insufficient-scope");
        assertThat(reply.body()).contains("\"required_scopes\":[\"http\"]");
    }

    @Test
    void aPayloadOf256KibibytesIsTakenAndNotOneByteMore() {
        var most = 256 * 1024 - "{\"text\":\"\"}".length();
        assertThat(post(ofLength(most)).statusCode()).isEqualTo(202);
        var reply = post(ofLength(most + 1));
        assertProblem(reply, 413, "payload-too-large");
        assertThat(reply.body()).contains("\"limit_bytes\":262144");
    }

    @Test
    void theSameKeyGetsTheSameBytes() {
        var first = post(RESIZE, "Idempotency-Key: k-1");
        work.become(
                new JobId(UUID.fromString(String.valueOf(TestServer.json(first).text("id")))), JobStatus.RUNNING, 2);
        var second = post("{\"payload\":{\"width\":1.5},\"kind\":\"resize\"}", "Idempotency-Key: \"k-1\"");
        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "Location")).isEqualTo(header(first, "Location"));
        assertThat(header(second, "Idempotency-Replayed")).isEqualTo("true");
        assertProblem(
                post("{\"kind\":\"resize\",\"payload\":{}}", "Idempotency-Key: k-1"), 422, "idempotency-key-reused");
        assertThat(work.jobs.list(OWNER, JobFilter.newest(10))).hasSize(1);
    }

    @Test
    void whoWaitsLongEnoughGetsTheFinishedJob() throws Exception {
        var submission = new FutureTask<>(() -> post(RESIZE, "Prefer: wait=30", "Idempotency-Key: k-2"));
        Thread.ofVirtual().start(submission);
        while (work.watch.waiting() == 0) {
            Thread.onSpinWait();
        }
        var id = work.jobs.list(OWNER, JobFilter.newest(1)).getFirst().id();
        work.become(id, JobStatus.SUCCEEDED, 3, Json.EMPTY, null);
        var reply = submission.get();
        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(header(reply, "Preference-Applied")).isEqualTo("wait=30");
        assertThat(TestServer.json(reply).text("status")).isEqualTo("succeeded");
        var replayed = post(RESIZE, "Prefer: wait=30", "Idempotency-Key: k-2");
        assertThat(replayed.statusCode()).isEqualTo(202);
        assertThat(TestServer.json(replayed).text("status")).isEqualTo("queued");
    }

    @ParameterizedTest
    @EnumSource(
            value = JobStatus.class,
            names = {"FAILED", "CANCELED", "EXPIRED"})
    void whatDidNotSucceedIsSentAgainAsANewJob(JobStatus status) {
        var old = work.submit("resize");
        work.become(old, status, 3);
        var reply = retry(old, "Idempotency-Key: k-3");
        assertThat(reply.statusCode()).isEqualTo(202);
        var job = TestServer.json(reply);
        assertThat(job.text("retry_of")).isEqualTo(old.toString());
        assertThat(job.text("status")).isEqualTo("queued");
        assertThat(header(reply, "Location")).isEqualTo("/v1/jobs/" + job.text("id"));
        assertThat(header(reply, "Retry-After")).isEqualTo("1");
        assertThat(work.server
                        .sendAs(TOKEN, "GET " + header(reply, "Location"), "")
                        .body())
                .contains("\"payload\":{\"n\":1}");
        assertThat(retry(old, "Idempotency-Key: k-3").body()).isEqualTo(reply.body());
        assertThat(work.jobs.list(OWNER, JobFilter.newest(10))).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = JobStatus.class,
            names = {"QUEUED", "RUNNING", "SUCCEEDED"})
    void whatMayStillSucceedOrDidIsNot(JobStatus status) {
        var old = work.submit("resize");
        work.become(old, status, 3);
        var reply = retry(old);
        assertProblem(reply, 409, "invalid-state-transition");
        assertThat(TestServer.json(reply).text("current_status")).isEqualTo(status.text());
        assertThat(work.jobs.list(OWNER, JobFilter.newest(10))).hasSize(1);
    }

    @Test
    void theProductsOwnErrandsAreNeitherCanceledNorSentAgain() {
        var refund = work.submit("refund");
        assertProblem(
                work.server.sendAs(TOKEN, "POST /v1/jobs/" + refund + "/cancel", ""), 409, "invalid-state-transition");
        work.become(refund, JobStatus.FAILED, 3);
        assertProblem(retry(refund), 409, "invalid-state-transition");
    }

    @Test
    void callingOutAgainNeedsTheScopeAgain() {
        var call = work.submit("http");
        work.become(call, JobStatus.FAILED, 3);
        assertProblem(retry(call), 403, "insufficient-scope");
    }

    @Test
    void aReportThatIsSentAgainIsANewReport() {
        var report = work.order();
        work.become(report.id(), JobStatus.FAILED, 3);
        var id = TestServer.json(retry(report.id())).text("id");
        var again = TestServer.json(work.server.sendAs(TOKEN, "GET /v1/reports/" + id, ""));
        assertThat(again.text("retry_of")).isEqualTo(report.id().toString());
        assertThat(again.text("report_type")).isEqualTo(report.order().type().text());
        assertThat(again.text("status")).isEqualTo("queued");
    }

    @Test
    void somebodyElsesJobIsNotSentAgain() {
        var old = work.submit("resize");
        work.become(old, JobStatus.FAILED, 3);
        assertProblem(work.server.sendAs(TestWork.STRANGER, "POST /v1/jobs/" + old + "/retry", ""), 404, "not-found");
    }

    private HttpResponse<String> retry(JobId id, String... headers) {
        return work.server.sendAs(TOKEN, "POST /v1/jobs/" + id + "/retry", "", headers);
    }

    private static String ofLength(int length) {
        return "{\"kind\":\"resize\",\"payload\":{\"text\":\"" + "x".repeat(length) + "\"}}";
    }

    private HttpResponse<String> post(String body, String... headers) {
        return work.server.sendAs(TOKEN, "POST /v1/jobs", body, headers);
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }
}
