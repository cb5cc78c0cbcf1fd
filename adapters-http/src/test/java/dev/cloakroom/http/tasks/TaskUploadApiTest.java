package dev.cloakroom.http.tasks;

import static dev.cloakroom.http.jobs.TestWork.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.http.RawClient;
import dev.cloakroom.http.TestServer;
import dev.cloakroom.http.jobs.TestWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is accepted as a new task, and what is left behind by what is not: nothing.
class TaskUploadApiTest extends TasksOverHttp {

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
}
