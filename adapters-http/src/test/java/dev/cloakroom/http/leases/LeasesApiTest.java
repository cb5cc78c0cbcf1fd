package dev.cloakroom.http.leases;

import static dev.cloakroom.http.leases.TestLeases.FOR_ALL;
import static dev.cloakroom.http.leases.TestLeases.KEY;
import static dev.cloakroom.http.leases.TestLeases.OTHER_KEY;
import static dev.cloakroom.http.leases.TestLeases.STRANGER;
import static dev.cloakroom.http.leases.TestLeases.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.jobs.Progress;
import dev.cloakroom.http.RawClient;
import dev.cloakroom.http.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LeasesApiTest {

    private final TestLeases work = new TestLeases();

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void aWorkerGetsJobsOfItsKindsWithAllThatTheyNeed() {
        var id = work.submit("thumbnail");
        var _ = work.submit("newsletter");
        var reply = work.post(KEY, "", "{'kinds': ['thumbnail'], 'max': 9}");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Cache-Control")).contains("no-store");
        var lease = onlyLease(reply);
        assertThat(lease.text("id")).isEqualTo(id.toString());
        assertThat(lease.get("epoch")).isEqualTo(Json.of(1));
        assertThat(lease.text("lease_until")).isEqualTo("2026-03-01T10:00:30.123456Z");
        assertThat(job(lease).members())
                .containsEntry("owner_id", Json.of(TestLeases.OWNER.toString()))
                .containsEntry("kind", Json.of("thumbnail"))
                .containsEntry("payload", Json.EMPTY.with("n", Json.of(1)))
                .containsEntry("attempt", Json.of(1))
                .containsEntry("deadline_at", Json.of("2026-03-01T10:15:00.123456Z"));
        assertThat(leases(work.post(KEY, "", "{'kinds': ['thumbnail']}"))).isEmpty();
    }

    @Test
    void theTimeOfALeaseIsTheWorkersChoice() {
        var id = work.submit("thumbnail");
        var lease = onlyLease(work.post(KEY, "", "{'kinds': ['thumbnail'], 'lease_seconds': 120}"));
        assertThat(lease.text("lease_until")).isEqualTo("2026-03-01T10:02:00.123456Z");
        var held = json(work.post(KEY, "/" + id + "/heartbeat", "{'epoch': 1, 'lease_seconds': 10}"));
        assertThat(held.text("lease_until")).isEqualTo("2026-03-01T10:00:10.123456Z");
        assertThat(work.post(KEY, "", "{'kinds': ['thumbnail'], 'lease_seconds': 301}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aWorkerWaitsForItsJob() throws Exception {
        var waiting = waitFor("thumbnail");
        var _ = work.submit("newsletter");
        var _ = work.waiters.handle();
        assertThat(waiting.isDone()).isFalse();
        var id = work.submit("thumbnail");
        var _ = work.waiters.handle();
        assertThat(onlyLease(waiting.get()).text("id")).isEqualTo(id.toString());
    }

    @Test
    void whoWaitsGoesWhenTheServerDoes() throws Exception {
        var waiting = waitFor("thumbnail");
        work.waiters.stop();
        assertThat(leases(waiting.get())).isEmpty();
    }

    /// The killed one came last and is rung first; nobody loses an attempt to it.
    @Test
    void whoWasKilledWhileItWaitedTakesNoJobWithIt() throws Exception {
        var waiting = waitFor("thumbnail");
        try (var killed = new RawClient(work.server.port())) {
            String body = "{\"kinds\": [\"thumbnail\"], \"wait_seconds\": 60}";
            killed.send("POST /v1/leases HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + KEY
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            awaitWaiting(2);
        }
        var id = work.submit("thumbnail");
        var _ = work.waiters.handle();
        awaitWaiting(1);
        var _ = work.waiters.handle();
        var lease = onlyLease(waiting.get());
        assertThat(lease.text("id")).isEqualTo(id.toString());
        assertThat(lease.get("epoch")).isEqualTo(Json.of(1));
    }

    private void awaitWaiting(int workers) {
        while (work.waiters.waiting() != workers) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "sleep", "http", "settlement"})
    void builtInKindsAreNotForLease(String kind) {
        var reply = work.post(KEY, "", "{'kinds': ['thumbnail', '" + kind + "']}");
        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(reply.body()).contains("\"pointer\":\"#/kinds/1\"");
    }

    @Test
    void othersJobsAreForThoseWhoMayWorkForEverybody() {
        var id = work.submit("thumbnail");
        assertThat(leases(work.post(STRANGER, "", "{'kinds': ['thumbnail']}"))).isEmpty();
        assertThat(onlyLease(work.post(FOR_ALL, "", "{'kinds': ['thumbnail']}")).text("id"))
                .isEqualTo(id.toString());
    }

    @Test
    void aWorkerThatIsToStopGetsNothingMore() {
        var _ = work.submit("thumbnail");
        work.leases.drain();
        var reply = work.post(KEY, "", "{'kinds': ['thumbnail']}");
        assertThat(leases(reply)).isEmpty();
        assertThat(json(reply).get("draining")).isEqualTo(Json.of(true));
    }

    @Test
    void aHeartbeatShowsProgressAndTellsOfACancellation() {
        var id = lease("thumbnail");
        var held = json(work.post(
                KEY, "/" + id + "/heartbeat", "{'epoch': 1, 'progress': {'percent': 40, 'message': 'half'}}"));
        assertThat(held.get("cancel_requested")).isEqualTo(Json.of(false));
        assertThat(work.leases.progress(id)).isEqualTo(new Progress(40, "half"));
        work.leases.cancel(id);
        held = json(work.post(KEY, "/" + id + "/heartbeat", "{'epoch': 1}"));
        assertThat(held.get("cancel_requested")).isEqualTo(Json.of(true));
        assertThat(work.leases.progress(id)).isEqualTo(new Progress(40, "half"));
        assertThat(json(work.post(KEY, "/" + id + "/release", "{'epoch': 1}")).text("status"))
                .isEqualTo("canceled");
    }

    @Test
    void aCompletionWhoseAnswerWasLostGetsItAgain() {
        var id = lease("thumbnail");
        var body = "{'epoch': 1, 'result': {'url': 'x'}}";
        var first = work.post(KEY, "/" + id + "/complete", body);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(json(first).text("status")).isEqualTo("succeeded");
        var second = work.post(KEY, "/" + id + "/complete", body);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertProblem(work.post(KEY, "/" + id + "/release", "{'epoch': 1}"), 409, "lease-lost");
    }

    @Test
    void aFailureIsTriedAgainUnlessItsWorkerSaysNo() {
        var id = lease("thumbnail");
        var body = "{'epoch': 1, 'error': {'code': 'busy', 'message': 'Later.'}, 'retry_after_seconds': 60}";
        var first = json(work.post(KEY, "/" + id + "/fail", body));
        assertThat(first.text("status")).isEqualTo("queued");
        assertThat(first.text("next_at")).isEqualTo("2026-03-01T10:01:00.123456Z");
        assertThat(json(work.post(KEY, "/" + id + "/fail", body))).isEqualTo(first);
        var other = lease("newsletter");
        var failed = work.post(
                KEY,
                "/" + other + "/fail",
                "{'epoch': 1, 'retryable': false, 'error': {'code': 'bad', 'message': 'No.', 'details': {'a': 1}}}");
        assertThat(json(failed).text("status")).isEqualTo("failed");
        assertThat(json(failed).members()).doesNotContainKey("next_at");
    }

    @Test
    void whatIsHandedBackGoesToTheNextWithoutCounting() {
        var id = lease("thumbnail");
        assertThat(json(work.post(KEY, "/" + id + "/release", "{'epoch': 1}")).text("status"))
                .isEqualTo("queued");
        var next = onlyLease(work.post(OTHER_KEY, "", "{'kinds': ['thumbnail']}"));
        assertThat(next.get("epoch")).isEqualTo(Json.of(2));
        assertThat(job(next).get("attempt")).isEqualTo(Json.of(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"heartbeat", "complete", "fail", "release"})
    void aStaleEpochIsAConflictAndChangesNothing(String action) {
        var id = lease("thumbnail");
        work.leases.lapse(id);
        var lease = onlyLease(work.post(OTHER_KEY, "", "{'kinds': ['thumbnail']}"));
        assertThat(lease.get("epoch")).isEqualTo(Json.of(3));
        assertProblem(act(KEY, id, action, 1), 409, "lease-lost");
        assertProblem(act(KEY, id, action, 3), 409, "lease-lost");
        assertThat(work.leases.status(id)).isEqualTo(JobStatus.RUNNING);
        assertThat(act(OTHER_KEY, id, action, 3).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heartbeat", "complete", "fail", "release"})
    void whatOneNeverHadIsNotThere(String action) {
        var id = lease("thumbnail");
        for (var token : List.of(OTHER_KEY, TOKEN, STRANGER, FOR_ALL)) {
            assertProblem(act(token, id, action, 1), 404, "not-found");
        }
        assertProblem(act(KEY, new JobId(UUID.randomUUID()), action, 1), 404, "not-found");
        assertThat(work.leases.status(id)).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void manyAreAnsweredOneByOneInTheirOrder() {
        var good = lease("thumbnail");
        var lost = lease("newsletter");
        work.leases.lapse(lost);
        var unknown = UUID.randomUUID();
        var items = "{'leases': [{'id': '" + unknown + "', 'epoch': 1}, {'id': '" + good + "', 'epoch': 1}, {'id': '"
                + lost + "', 'epoch': 1}]}";
        for (var batch : List.of("/heartbeat", "/complete")) {
            var reply = work.post(KEY, batch, items);
            assertThat(reply.statusCode()).isEqualTo(200);
            var results = array(json(reply), "results");
            assertThat(results)
                    .extracting(result -> result.get("index"))
                    .containsExactly(Json.of(0), Json.of(1), Json.of(2));
            assertThat(results)
                    .extracting(result -> result.get("error") instanceof Json.Obj error ? error.text("code") : "none")
                    .containsExactly("not-found", "none", "lease-lost");
        }
        assertThat(work.leases.status(good)).isEqualTo(JobStatus.SUCCEEDED);
    }

    @Test
    void aResultThatIsTooLargeIsRefusedAloneAndTheJobStaysWithItsWorker() {
        var large = "{'text': '" + "a".repeat(256 * 1024) + "'}";
        var id = lease("thumbnail");
        var other = lease("newsletter");
        assertProblem(
                work.post(KEY, "/" + id + "/complete", "{'epoch': 1, 'result': " + large + "}"),
                422,
                "validation-failed");
        assertProblem(
                work.post(
                        KEY,
                        "/" + id + "/complete",
                        "{'epoch': 1, 'result': {'a': " + large + "}}" + " ".repeat(20_000)),
                413,
                "payload-too-large");
        var reply = work.post(
                KEY,
                "/complete",
                "{'leases': [{'id': '" + id + "', 'epoch': 1, 'result': " + large + "}, {'id': '" + other
                        + "', 'epoch': 1}]}");
        assertThat(array(json(reply), "results"))
                .extracting(result -> result.get("error") instanceof Json.Obj error ? error.text("code") : "none")
                .containsExactly("validation-failed", "none");
        assertThat(work.leases.status(id)).isEqualTo(JobStatus.RUNNING);
    }

    private FutureTask<HttpResponse<String>> waitFor(String kind) {
        var waiting = new FutureTask<>(() -> work.post(KEY, "", "{'kinds': ['" + kind + "'], 'wait_seconds': 60}"));
        Thread.startVirtualThread(waiting);
        while (work.waiters.waiting() == 0) {
            assertThat(waiting.isDone()).as("it waits").isFalse();
            Thread.onSpinWait();
        }
        return waiting;
    }

    /// A job in the hands of [TestLeases#KEY].
    private JobId lease(String kind) {
        var id = work.submit(kind);
        var _ = onlyLease(work.post(KEY, "", "{'kinds': ['" + kind + "']}"));
        return id;
    }

    private HttpResponse<String> act(String token, JobId id, String action, int epoch) {
        var error = action.equals("fail") ? ", 'error': {'code': 'busy', 'message': 'Later.'}" : "";
        return work.post(token, "/" + id + "/" + action, "{'epoch': " + epoch + error + "}");
    }

    private static Json.Obj json(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return TestServer.json(reply);
    }

    private static Json.Obj job(Json.Obj lease) {
        return Objects.requireNonNull((Json.Obj) lease.get("job"));
    }

    private static List<Json.Obj> array(Json.Obj body, String member) {
        return Objects.requireNonNull((Json.Arr) body.get(member)).items().stream()
                .map(Json.Obj.class::cast)
                .toList();
    }

    private static List<Json.Obj> leases(HttpResponse<String> reply) {
        return array(json(reply), "leases");
    }

    private static Json.Obj onlyLease(HttpResponse<String> reply) {
        assertThat(leases(reply)).hasSize(1);
        return leases(reply).getFirst();
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }
}
