package dev.cloakroom.http.tasks;

import static dev.cloakroom.http.jobs.TestWork.OWNER;
import static dev.cloakroom.http.jobs.TestWork.STRANGER;
import static dev.cloakroom.http.jobs.TestWork.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.tasks.TaskFilter;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.tasks.TaskFile;
import dev.cloakroom.domain.tasks.TaskKey;
import dev.cloakroom.domain.tasks.TaskOutcome;
import dev.cloakroom.http.RawClient;
import dev.cloakroom.http.TestServer;
import dev.cloakroom.http.jobs.TestWork;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TasksApiTest {

    private static final String FILE = "email,age\r\nnada@example.com,31\r\n";
    private static final String OPTIONS = "{\"max_rejects\":5,\"columns\":[{\"name\":\"age\",\"type\":\"integer\"}]}";

    private final TestWork work = new TestWork();

    @AfterEach
    void stop() {
        work.close();
    }

    @Test
    void aFileIsAcceptedWithAnAddressToWaitOn() {
        var reply = post(options(OPTIONS) + file(FILE));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
        var task = TestServer.json(reply);
        assertThat(header(reply, "Location")).isEqualTo("/v1/tasks/" + task.text("id"));
        assertThat(header(reply, "ETag")).isEqualTo("\"1\"");
        assertThat(header(reply, "Retry-After")).isEqualTo("1");
        assertThat(task.text("status")).isEqualTo("queued");
        assertThat(task.text("file_name")).isEqualTo("customers.csv");
        assertThat(reply.body())
                .contains("\"size_bytes\":" + FILE.length(), "\"max_rejects\":5", "\"type\":\"integer\"")
                .doesNotContain("original_task_id");
        assertThat(stored(task)).isEqualTo(FILE);
        assertThat(get(header(reply, "Location")).statusCode()).isEqualTo(200);
    }

    @Test
    void thePartsComeInAnyOrderAndOptionsMayBeLeftOut() {
        assertThat(post(file(FILE) + options(OPTIONS)).statusCode()).isEqualTo(202);
        assertThat(post(file(FILE)).statusCode()).isEqualTo(202);
        assertThat(work.blobs.keys()).hasSize(2);
    }

    @Test
    void theNameOfAFileIsCutToWhatAPersonMayRead() {
        var named = file(FILE).replace("customers.csv", "C:/my files/../Kunden\tÄ.csv");
        assertThat(TestServer.json(post(named)).text("file_name")).isEqualTo("Kunden Ä.csv");
        var nameless = file(FILE).replace("; filename=\"customers.csv\"", "");
        assertThat(TestServer.json(post(nameless)).get("file_name")).isNull();
    }

    @Test
    void aRequestWithoutAFileLeavesNothing() {
        var reply = post(options(OPTIONS));
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("\"#/file\"", "\"required\"");
        assertNothingIsKept();
    }

    @Test
    void anEmptyFileIsRefused() {
        var reply = post(file(""));
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("\"#/file\"", "minLength");
        assertNothingIsKept();
    }

    @Test
    void allFaultsOfTheOptionsComeTogetherAndNothingIsKept() {
        for (var body : new String[] {
            options("{\"delimeter\":\",\",\"header\":1}") + file(FILE),
            file(FILE) + options("{\"delimeter\":\",\",\"header\":1}")
        }) {
            var reply = post(body);
            assertProblem(reply, 422, "validation-failed");
            assertThat(reply.body()).contains("\"#/options/delimeter\"", "\"#/options/header\"");
        }
        var rules =
                post(file(FILE) + options("{\"columns\":[{\"name\":\"a\",\"pattern\":\"(\"}],\"delimiter\":\"x\"}"));
        assertProblem(rules, 422, "validation-failed");
        assertThat(rules.body()).contains("\"#/options/columns/0/pattern\"", "\"#/options/delimiter\"");
        assertNothingIsKept();
    }

    @Test
    void partsThatNobodyKnowsAndPartsThatComeTwiceAreFaults() {
        var reply = post(options("{}") + options("{}") + part("notes", "", "text/plain", "x") + file(FILE));
        assertProblem(reply, 422, "validation-failed");
        assertThat(reply.body()).contains("\"#/options\"", "repeated", "\"#/notes\"", "additionalProperties");
        assertProblem(post(options("{") + file(FILE)), 400, "malformed-request");
        assertNothingIsKept();
    }

    @ParameterizedTest
    @CsvSource({
        "'PK\u0003\u0004 more', spreadsheet",
        "'%PDF-1.7', PDF",
        "'PAR1 more', Parquet",
    })
    void whatIsNoCsvByItsContentIsRefused(String content, String named) {
        var reply = post(file(content));
        assertProblem(reply, 415, "unsupported-media-type");
        assertThat(reply.body()).contains(named, "text/csv");
        assertNothingIsKept();
    }

    @Test
    void otherBodiesAreRefused() {
        assertProblem(
                work.server.sendAs(TOKEN, "POST /v1/tasks", FILE, "Content-Type: text/csv"),
                415,
                "unsupported-media-type");
        for (var body : new String[] {"nothing of the kind", "--b\r\n", "", file(FILE)}) {
            assertProblem(send(body, "multipart/form-data; boundary=b"), 400, "malformed-request");
        }
        assertProblem(send(file(FILE), "multipart/form-data"), 400, "malformed-request");
        assertNothingIsKept();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithAndWithoutItsLengthAndLeavesNothing() {
        var large = file("a,b\r\n".repeat(30_000)) + "--b--\r\n";
        var announced = send(large, "multipart/form-data; boundary=b");
        assertProblem(announced, 413, "payload-too-large");
        assertThat(announced.body()).contains("\"limit_bytes\":" + TestWork.UPLOAD_LIMIT);
        try (var client = new RawClient(work.server.port())) {
            client.send(head("Transfer-Encoding: chunked") + Integer.toHexString(large.length()) + "\r\n" + large
                    + "\r\n0\r\n\r\n");
            assertThat(client.reply().status()).isEqualTo(413);
        }
        assertNothingIsKept();
    }

    @Test
    void aClientThatHangsUpLeavesNothing() {
        var half = file(FILE.repeat(100)).substring(0, 2000);
        try (var client = new RawClient(work.server.port())) {
            client.send(head("Content-Length: 50000") + half);
            while (work.blobs.beginnings() == 0) {
                Thread.onSpinWait();
            }
        }
        while (!work.blobs.isIdle()) {
            Thread.onSpinWait();
        }
        assertNothingIsKept();
    }

    @Test
    void aBlobStoreThatIsAwayIsToldAndLeavesNothing() {
        work.blobs.away(true);
        var reply = post(file(FILE));
        assertProblem(reply, 502, "dependency-unavailable");
        work.blobs.away(false);
        assertNothingIsKept();
    }

    @Test
    void aRepeatGetsTheFirstAnswerWhateverTheBoundaryAndKeepsOneFile() {
        var first = post(options(OPTIONS) + file(FILE), "Idempotency-Key: \"key-1\"");
        var body = (file(FILE) + options(OPTIONS.replace(",", " ,\n"))).replace("--b\r\n", "--other\r\n")
                + "--other--\r\n";
        var again = send(body, "multipart/form-data; boundary=other", "Idempotency-Key: key-1");
        assertThat(again.statusCode()).as(again.body()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
        assertThat(work.blobs.keys()).hasSize(1);
        assertThat(submitted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31", "max_rejects", "customers.csv"})
    void anotherFileNameOrOptionUnderTheSameKeyIsRefusedAndNotKept(String changed) {
        post(options(OPTIONS) + file(FILE), "Idempotency-Key: key-1");
        var body = (options(OPTIONS) + file(FILE))
                .replace(changed, changed.equals("max_rejects") ? "skip_lines" : changed + "0");
        assertProblem(post(body, "Idempotency-Key: key-1"), 422, "idempotency-key-reused");
        assertThat(work.blobs.keys()).hasSize(1);
        assertThat(submitted()).isEqualTo(1);
    }

    @Test
    void somebodyElsesTaskIsNotThere() {
        var id = sent();
        for (var path : new String[] {"", "/result", "/rejects", "/summary", "/schema", "/result/content"}) {
            assertProblem(work.server.sendAs(STRANGER, "GET /v1/tasks/" + id + path, ""), 404, "not-found");
        }
        assertProblem(work.server.sendAs(STRANGER, "DELETE /v1/tasks/" + id, ""), 404, "not-found");
        assertProblem(work.server.sendAs(STRANGER, "POST /v1/tasks/" + id + "/retry", ""), 404, "not-found");
        assertThat(work.server.sendAs(STRANGER, "GET /v1/tasks", "").body()).doesNotContain(id.toString());
    }

    @Test
    void whatATaskMadeIsDescribedPassedThroughAndReadAsDocuments() {
        var id = done("email,age\r\n", "{\"rows\":{\"read\":3}}");
        var described = TestServer.json(get("/v1/tasks/" + id + "/result"));
        assertThat(described.text("download_url")).startsWith("https://blobs.example/users/" + OWNER + "/tasks/" + id);
        assertThat(described.get("size_bytes")).isEqualTo(Json.of(11));
        var content = get("/v1/tasks/" + id + "/result/content");
        assertThat(content.body()).isEqualTo("email,age\r\n");
        assertThat(header(content, "Content-Disposition")).isEqualTo("attachment; filename=\"result.csv\"");
        var part = get("/v1/tasks/" + id + "/result/content", "Range: bytes=6-8");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("age");
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 6-8/11");
        assertThat(get("/v1/tasks/" + id + "/rejects/content").body()).isEqualTo("rejects");
        assertThat(get("/v1/tasks/" + id + "/rejects").statusCode()).isEqualTo(200);
        assertThat(get("/v1/tasks/" + id + "/summary").body()).isEqualTo("{\"rows\":{\"read\":3}}");
        var schema = get("/v1/tasks/" + id + "/schema");
        assertThat(get("/v1/tasks/" + id + "/schema", "If-None-Match: " + header(schema, "ETag"))
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/v1/tasks/" + id).body()).contains("\"counts\":{\"read\":3,\"accepted\":2,\"rejected\":1}");
    }

    @Test
    void aResultThatIsNotThereSaysWhy() {
        var id = sent();
        var early = get("/v1/tasks/" + id + "/summary");
        assertProblem(early, 409, "job-not-finished");
        assertThat(header(early, "Retry-After")).isNotEmpty();
        work.become(id, JobStatus.FAILED, 3, null, new Failure("csv-unusable", "The file is UTF-7."));
        assertProblem(get("/v1/tasks/" + id + "/rejects/content"), 409, "job-failed");
        assertThat(get("/v1/tasks/" + id).body()).contains("csv-unusable", "UTF-7", "\"retryable\":true");
    }

    @Test
    void whatFailedIsTriedAgainAsANewTaskWithTheSameFile() {
        var id = sent();
        assertProblem(retry(id), 409, "invalid-state-transition");
        work.become(id, JobStatus.FAILED, 3);
        var reply = retry(id, "Idempotency-Key: again");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(202);
        var task = TestServer.json(reply);
        assertThat(task.text("original_task_id")).isEqualTo(id.toString());
        assertThat(task.text("retry_of")).isEqualTo(id.toString());
        assertThat(task.text("file_name")).isEqualTo("customers.csv");
        assertThat(header(retry(id, "Idempotency-Key: again"), "Idempotency-Replayed"))
                .isEqualTo("true");
        var second = new JobId(UUID.fromString(String.valueOf(task.text("id"))));
        work.become(second, JobStatus.CANCELED, 3);
        assertThat(TestServer.json(retry(second)).text("original_task_id")).isEqualTo(id.toString());
        assertThat(work.blobs.keys()).hasSize(1);
    }

    @Test
    void whatSucceededOrLostItsFileIsNotTriedAgain() throws IOException {
        var id = done("a", "{}");
        assertProblem(retry(id), 409, "invalid-state-transition");
        var failed = sent();
        work.become(failed, JobStatus.FAILED, 3);
        work.blobs.delete(TaskKey.input(OWNER, failed).text());
        assertProblem(retry(failed), 409, "input-removed");
    }

    @Test
    void deletingATaskRemovesItsFilesOnceItIsOver() {
        var running = sent();
        assertProblem(delete(running), 409, "invalid-state-transition");
        var id = done("a", "{}");
        assertThat(delete(id).statusCode()).isEqualTo(204);
        assertProblem(delete(id), 404, "not-found");
        assertThat(work.blobs.keys())
                .containsExactly(TaskKey.input(OWNER, running).text());
    }

    @Test
    void deletingATaskLeavesTheFileThatARetryReads() {
        var id = sent();
        work.become(id, JobStatus.FAILED, 3);
        var second = new JobId(
                UUID.fromString(String.valueOf(TestServer.json(retry(id)).text("id"))));
        assertThat(delete(id).statusCode()).isEqualTo(204);
        assertThat(work.blobs.keys()).containsExactly(TaskKey.input(OWNER, id).text());
        work.become(second, JobStatus.FAILED, 3);
        assertThat(delete(second).statusCode()).isEqualTo(204);
        assertNothingIsKept();
    }

    @Test
    void listsAreFilteredAndPaged() {
        var first = sent();
        var second = sent();
        work.become(first, JobStatus.FAILED, 2);
        assertThat(get("/v1/tasks?status=failed").body())
                .contains(first.toString())
                .doesNotContain(second.toString());
        var page = TestServer.json(get("/v1/tasks?limit=1"));
        assertThat(page.toString()).contains(second.toString()).doesNotContain(first.toString());
        var next = get("/v1/tasks?limit=1&cursor=" + page.text("next_cursor"));
        assertThat(next.body()).contains(first.toString(), "\"has_more\":false");
    }

    private JobId sent() {
        var reply = post(options(OPTIONS) + file(FILE));
        return new JobId(
                UUID.fromString(Objects.requireNonNull(TestServer.json(reply).text("id"))));
    }

    /// A task that is over, with these files.
    private JobId done(String result, String summary) {
        var id = sent();
        var outcome = new TaskOutcome(
                new TaskOutcome.Counts(3, 2, 1),
                made(id, "result.csv", result),
                made(id, "rejects.csv", "rejects"),
                made(id, "summary.json", summary),
                made(id, "schema.json", "{}"));
        work.become(id, JobStatus.SUCCEEDED, 5, outcome.json(), null);
        return id;
    }

    private TaskFile made(JobId id, String name, String content) {
        var key = TaskKey.output(OWNER, id, 1, name).text();
        try (var upload = work.blobs.upload(key, new BlobKind("text/csv", name))) {
            upload.write(content.getBytes(StandardCharsets.UTF_8));
            upload.complete();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
        return new TaskFile(key, content.length(), "ab".repeat(32), "text/csv");
    }

    private String stored(Json.Obj task) {
        var key = TaskKey.input(OWNER, new JobId(UUID.fromString(String.valueOf(task.text("id")))))
                .text();
        try (var content = work.blobs.open(key, null).orElseThrow()) {
            return new String(content.bytes().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private void assertNothingIsKept() {
        assertThat(work.blobs.keys()).isEmpty();
        assertThat(work.blobs.isIdle()).isTrue();
        assertThat(work.tasks.list(OWNER, TaskFilter.newest(10))).isEmpty();
    }

    private int submitted() {
        return work.jobs.list(OWNER, JobFilter.newest(10)).size();
    }

    private HttpResponse<String> post(String parts, String... headers) {
        return send(parts + "--b--\r\n", "multipart/form-data; boundary=b", headers);
    }

    private HttpResponse<String> send(String body, String mediaType, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Type: " + mediaType;
        return work.server.sendAs(TOKEN, "POST /v1/tasks", body, all);
    }

    private HttpResponse<String> get(String path, String... headers) {
        return work.server.sendAs(TOKEN, "GET " + path, "", headers);
    }

    private HttpResponse<String> delete(JobId id) {
        return work.server.sendAs(TOKEN, "DELETE /v1/tasks/" + id, "");
    }

    private HttpResponse<String> retry(JobId id, String... headers) {
        return work.server.sendAs(TOKEN, "POST /v1/tasks/" + id + "/retry", "", headers);
    }

    private static String head(String length) {
        return "POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\n" + length + "\r\n\r\n";
    }

    private static String file(String content) {
        return part("file", "; filename=\"customers.csv\"", "text/csv", content);
    }

    private static String options(String json) {
        return part("options", "", "application/json", json);
    }

    private static String part(String name, String more, String mediaType, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\nContent-Type: " + mediaType
                + "\r\n\r\n" + content + "\r\n";
    }

    private static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    private static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }
}
