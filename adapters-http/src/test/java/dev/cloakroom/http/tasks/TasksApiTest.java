package dev.cloakroom.http.tasks;

import static dev.cloakroom.http.jobs.TestWork.OWNER;
import static dev.cloakroom.http.jobs.TestWork.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.Failure;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.tasks.TaskKey;
import dev.cloakroom.http.TestServer;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TasksApiTest extends TasksOverHttp {

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
}
