package dev.cloakroom.http.jobs;

import static dev.cloakroom.http.jobs.TestWork.STRANGER;
import static dev.cloakroom.http.jobs.TestWork.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobState;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.domain.jobs.why.Pace;
import dev.cloakroom.domain.jobs.why.Standing;
import dev.cloakroom.http.RawClient;
import dev.cloakroom.http.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JobsApiTest {

    private final TestWork work = new TestWork();

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void aResultThatIsNoLongerKeptIsGone() {
        var id = work.submit("sleep");
        var expired = work.now.minusSeconds(1);
        var times = new JobState.Times(work.now, work.now, work.now, expired);
        var state = new JobState(JobStatus.SUCCEEDED, new Progress(100, ""), 1, false, times, null, 3, 1);
        work.jobs.become(id, state, null);
        var reply = get("/v1/jobs/" + id + "/result");
        assertProblem(reply, 410, "result-expired");
        assertThat(TestServer.json(reply).text("expired_at")).isEqualTo(expired.toString());
        assertThat(TestServer.json(get("/v1/jobs/" + id)).text("expires_at")).isEqualTo(expired.toString());
    }

    @Test
    void theReasonOfAJobIsASentenceWithItsNumbers() {
        var id = work.submit("invoice.render");
        var none = new Standing.Limit(0, null);
        var pace = new Pace(100, Duration.ofSeconds(10));
        work.standings.put(id, new Standing(false, null, null, null, null, none, none, 120, 2, true, pace));
        var why = TestServer.json(get("/v1/jobs/" + id + "/why"));
        assertThat(why.text("reason")).isEqualTo("behind");
        assertThat(why.text("sentence")).isEqualTo("120 jobs of yours of the kind invoice.render come first.");
        assertThat(why.get("ahead")).isEqualTo(Json.of(120));
        assertThat(why.get("eta")).isInstanceOf(Json.Obj.class);
        assertThat(get("/v1/jobs/" + new UUID(1, 1) + "/why").statusCode()).isEqualTo(404);
        work.become(id, JobStatus.SUCCEEDED, 3, Json.EMPTY, null);
        assertThat(TestServer.json(get("/v1/jobs/" + id + "/why")).text("reason"))
                .isEqualTo("over");
    }

    @Test
    void aJobIsReadWithItsRevisionAsEntityTag() {
        var id = work.submit("sleep");
        var reply = get("/v1/jobs/" + id);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(header(reply, "Retry-After")).isEqualTo("1");
        assertThat(header(reply, "Cache-Control")).isEqualTo("private, no-cache");
        var job = TestServer.json(reply);
        assertThat(job.text("status")).isEqualTo("queued");
        assertThat(job.text("created_at")).isEqualTo("2026-11-21T08:00:00Z");
        assertThat(job.get("payload")).isEqualTo(Json.EMPTY.with("n", Json.of(1)));
        assertThat(job.members()).doesNotContainKeys("started_at", "error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {"\"1\"|304", "W/\"1\", \"9\"|304", "*|304", "\"2\"|200"})
    void whatTheClientHasIsNotSentAgain(String ifNoneMatch, int status) {
        var id = work.submit("sleep");
        var reply = get("/v1/jobs/" + id, "If-None-Match: " + ifNoneMatch);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(header(reply, "Retry-After")).isEqualTo("1");
        assertThat(reply.body().isEmpty()).isEqualTo(status == 304);
        assertThat(header(reply, "Preference-Applied")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/result", "/result/content", "/attempts", "/events"})
    void somebodyElsesJobIsNotThere(String path) {
        var id = work.submit("sleep");
        var accept = path.equals("/events") ? "text/event-stream" : "*/*";
        var reply = work.server.sendAs(STRANGER, "GET /v1/jobs/" + id + path, "", "Accept: " + accept);
        assertProblem(reply, 404, "not-found");
        assertProblem(work.server.sendAs(STRANGER, "POST /v1/jobs/" + id + "/cancel", ""), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "1", "..%2e", "00000000-0000-0000-0000-00000000000g"})
    void aMalformedIdIsAFaultOfTheParameter(String id) {
        var reply = get("/v1/jobs/" + id);
        assertProblem(reply, 400, "invalid-parameter");
        assertThat(reply.body()).contains("\"parameter\":{\"in\":\"path\",\"name\":\"job_id\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=%zz", "kind=%", "kind=%4", "kind=%ff", "kind=%c3", "%zz=1", "kind=a&kind=b", "kind="})
    void aFilterThatCannotBeReadIsNotIgnored(String query) {
        var _ = work.submit("sleep");
        try (var client = new RawClient(work.server.port())) {
            client.send("GET /v1/jobs?" + query + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + TOKEN + "\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T02:00:00,'with its offset from UTC, such as 2026-01-02T10:00:00Z'",
        "2026-11-22,such as 2026-01-02T10:00:00Z",
        "2026-11-22T02:00:00+01:00,+ is written %2B",
    })
    void aTimeThatIsNotWholeIsToldWhatIsMissing(String time, String hint) {
        var reply = get("/v1/jobs?created_from=" + time);
        assertProblem(reply, 400, "invalid-parameter");
        assertThat(reply.body()).contains(hint);
    }

    @Test
    void aLongPollAnswersWhenTheJobChanges() throws Exception {
        var id = work.submit("sleep");
        var poll = inBackground(() -> get("/v1/jobs/" + id, "If-None-Match: \"1\"", "Prefer: wait=30"));
        work.awaitWaiting();
        work.become(id, JobStatus.RUNNING, 2);
        var reply = poll.get();
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(header(reply, "ETag")).isEqualTo("\"2\"");
        assertThat(header(reply, "Preference-Applied")).isEqualTo("wait=30");
    }

    @Test
    void aWaitAloneLastsUntilTheJobIsOver() throws Exception {
        var id = work.submit("sleep");
        var poll = inBackground(() -> get("/v1/jobs/" + id, "Prefer: wait=30"));
        work.awaitWaiting();
        work.become(id, JobStatus.RUNNING, 2);
        work.become(id, JobStatus.SUCCEEDED, 3, Json.EMPTY, null);
        var reply = poll.get();
        assertThat(TestServer.json(reply).text("status")).isEqualTo("succeeded");
        assertThat(header(reply, "Retry-After")).isEmpty();
    }

    @Test
    void aLongPollWithoutNewsEndsWith304() {
        var id = work.submit("sleep");
        var reply = get("/v1/jobs/" + id, "If-None-Match: \"1\"", "Prefer: wait=1");
        assertThat(reply.statusCode()).isEqualTo(304);
        assertThat(header(reply, "Preference-Applied")).isEqualTo("wait=1");
        assertThat(header(reply, "Retry-After")).isEqualTo("1");
    }

    @Test
    void whoKnowsAnOldVersionDoesNotWait() {
        var id = work.submit("sleep");
        work.become(id, JobStatus.RUNNING, 2);
        var reply = get("/v1/jobs/" + id, "If-None-Match: \"1\"", "Prefer: wait=30");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(header(reply, "Preference-Applied")).isEmpty();
    }

    @Test
    void whenTheServerStopsWhoWaitsIsAnswered() throws Exception {
        var id = work.submit("sleep");
        var poll = inBackground(() -> get("/v1/jobs/" + id, "Prefer: wait=60"));
        work.awaitWaiting();
        work.watch.stop();
        assertThat(poll.get().statusCode()).isEqualTo(200);
        assertThat(header(poll.get(), "Preference-Applied")).isEmpty();
    }

    @Test
    void theListIsPagedByASealedCursor() {
        var first = work.submit("sleep");
        var second = work.submit("sleep");
        var third = work.submit("sleep");
        var reply = get("/v1/jobs?limit=2&kind=sleep");
        var page = TestServer.json(reply);
        assertThat(idsIn(page)).containsExactly(third.toString(), second.toString());
        assertThat(page.get("has_more")).isEqualTo(Json.of(true));
        var cursor = String.valueOf(page.text("next_cursor"));
        assertThat(header(reply, "Link"))
                .isEqualTo("<https://cloakroom.test/v1/jobs?cursor=" + cursor + "&kind=sleep&limit=2>; rel=\"next\"");
        var last = TestServer.json(get("/v1/jobs?limit=1&kind=sleep&cursor=" + cursor));
        assertThat(idsIn(last)).containsExactly(first.toString());
        assertThat(last.members()).doesNotContainKey("next_cursor");
        assertProblem(get("/v1/jobs?kind=other&cursor=" + cursor), 400, "invalid-cursor");
        assertProblem(
                work.server.sendAs(STRANGER, "GET /v1/jobs?kind=sleep&cursor=" + cursor, ""), 400, "invalid-cursor");
    }

    @Test
    void theListIsFilteredByStatus() {
        var queued = work.submit("sleep");
        var failed = work.submit("sleep");
        work.become(failed, JobStatus.FAILED, 3, null, new Failure("attempt-timed-out", "It took too long."));
        assertThat(idsIn(TestServer.json(get("/v1/jobs?status=failed&status=expired"))))
                .containsExactly(failed.toString());
        assertThat(idsIn(TestServer.json(get("/v1/jobs?status=queued")))).containsExactly(queued.toString());
        assertProblem(get("/v1/jobs?limit=101&statu=queued"), 400, "invalid-parameter");
    }

    @Test
    void aFailureIsAProblemOfTheRegistry() {
        var id = work.submit("sleep");
        work.become(id, JobStatus.FAILED, 3, null, new Failure("attempt-timed-out", "It took too long."));
        var error = (Json.Obj) TestServer.json(get("/v1/jobs/" + id)).get("error");
        assertThat(error).isNotNull();
        assertThat(error.text("type")).isEqualTo("urn:cloakroom:problem:attempt-timed-out");
        assertThat(error.get("status")).isEqualTo(Json.of(504));
        var reply = get("/v1/jobs/" + id + "/result");
        assertProblem(reply, 409, "job-failed");
        assertThat(TestServer.json(reply).get("cause")).isEqualTo(error);
        assertThat(header(reply, "Retry-After")).isEmpty();
    }

    @Test
    void aResultThatIsNotThereYetSaysWhenToComeBack() {
        var id = work.submit("sleep");
        work.now = work.now.plusSeconds(100);
        var reply = get("/v1/jobs/" + id + "/result");
        assertProblem(reply, 409, "job-not-finished");
        assertThat(Integer.parseInt(header(reply, "Retry-After"))).isBetween(11, 15);
        assertThat(TestServer.json(reply).text("status")).isEqualTo("queued");
    }

    @Test
    void aSmallResultIsAValue() {
        var id = work.submit("sleep");
        work.become(id, JobStatus.SUCCEEDED, 3, Json.EMPTY.with("slept", Json.of(2)), null);
        var reply = get("/v1/jobs/" + id + "/result");
        assertThat(TestServer.json(reply).get("value")).isEqualTo(Json.EMPTY.with("slept", Json.of(2)));
        assertThat(get("/v1/jobs/" + id + "/result", "If-None-Match: " + header(reply, "ETag"))
                        .statusCode())
                .isEqualTo(304);
        assertProblem(get("/v1/jobs/" + id + "/result/content"), 404, "not-found");
    }

    @Test
    void cancelingIs202WhileItStopsAnd200WhenItIsOver() {
        var queued = work.submit("sleep");
        var reply = work.server.sendAs(TOKEN, "POST /v1/jobs/" + queued + "/cancel", "");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(reply).text("status")).isEqualTo("canceled");
        var running = work.submit("sleep");
        work.become(running, JobStatus.RUNNING, 2);
        var stopping = work.server.sendAs(TOKEN, "POST /v1/jobs/" + running + "/cancel", "");
        assertThat(stopping.statusCode()).isEqualTo(202);
        assertThat(TestServer.json(stopping).get("cancel_requested")).isEqualTo(Json.of(true));
    }

    @Test
    void severalJobsAreAnsweredInTheOrderAsked() {
        var first = work.submit("sleep");
        var second = work.submit("sleep");
        var third = work.submit("sleep");
        var query = "id=" + third + "&id=" + first + "&id=" + UUID.randomUUID() + "&id=" + third;
        var page = TestServer.json(get("/v1/jobs?" + query));
        assertThat(idsIn(page)).containsExactly(third.toString(), first.toString());
        assertThat(page.get("has_more")).isEqualTo(Json.of(false));
        var strange = work.server.sendAs(STRANGER, "GET /v1/jobs?id=" + second, "");
        assertThat(idsIn(TestServer.json(strange))).isEmpty();
        assertProblem(get("/v1/jobs?id=" + first + "&kind=sleep"), 400, "invalid-parameter");
        assertProblem(get("/v1/jobs?id=1"), 400, "invalid-parameter");
    }

    private interface Request {
        HttpResponse<String> send();
    }

    private static FutureTask<HttpResponse<String>> inBackground(Request request) {
        var task = new FutureTask<>(request::send);
        Thread.ofVirtual().start(task);
        return task;
    }

    private HttpResponse<String> get(String path, String... headers) {
        return work.server.sendAs(TOKEN, "GET " + path, "", headers);
    }

    private static List<String> idsIn(Json.Obj page) {
        var ids = new ArrayList<String>();
        if (page.get("data") instanceof Json.Arr(var rows)) {
            rows.forEach(row -> ids.add(String.valueOf(((Json.Obj) row).text("id"))));
        }
        return ids;
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }
}
