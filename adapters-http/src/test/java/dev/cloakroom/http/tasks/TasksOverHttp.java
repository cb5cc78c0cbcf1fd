package dev.cloakroom.http.tasks;

import static dev.cloakroom.http.jobs.TestWork.OWNER;
import static dev.cloakroom.http.jobs.TestWork.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.application.blobs.BlobKind;
import dev.cloakroom.application.jobs.JobFilter;
import dev.cloakroom.application.tasks.TaskFilter;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.jobs.JobId;
import dev.cloakroom.domain.jobs.JobStatus;
import dev.cloakroom.domain.tasks.TaskFile;
import dev.cloakroom.domain.tasks.TaskKey;
import dev.cloakroom.domain.tasks.TaskOutcome;
import dev.cloakroom.http.TestServer;
import dev.cloakroom.http.jobs.TestWork;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/// What the tests of tasks share: a server, and requests to it.
@Timeout(60)
abstract class TasksOverHttp {

    static final String FILE = "email,age\r\nnada@example.com,31\r\n";
    static final String OPTIONS = "{\"max_rejects\":5,\"columns\":[{\"name\":\"age\",\"type\":\"integer\"}]}";

    final TestWork work = new TestWork();

    @AfterEach
    void stop() {
        work.close();
    }

    JobId sent() {
        var reply = post(options(OPTIONS) + file(FILE));
        return new JobId(
                UUID.fromString(Objects.requireNonNull(TestServer.json(reply).text("id"))));
    }

    /// A task that is over, with these files.
    JobId done(String result, String summary) {
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

    TaskFile made(JobId id, String name, String content) {
        var key = TaskKey.output(OWNER, id, 1, name).text();
        try (var upload = work.blobs.upload(key, new BlobKind("text/csv", name))) {
            upload.write(content.getBytes(StandardCharsets.UTF_8));
            upload.complete();
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
        return new TaskFile(key, content.length(), "ab".repeat(32), "text/csv");
    }

    String stored(Json.Obj task) {
        var key = TaskKey.input(OWNER, new JobId(UUID.fromString(String.valueOf(task.text("id")))))
                .text();
        try (var content = work.blobs.open(key, null).orElseThrow()) {
            return new String(content.bytes().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    void assertNothingIsKept() {
        assertThat(work.blobs.keys()).isEmpty();
        assertThat(work.blobs.isIdle()).isTrue();
        assertThat(work.tasks.list(OWNER, TaskFilter.newest(10))).isEmpty();
    }

    int submitted() {
        return work.jobs.list(OWNER, JobFilter.newest(10)).size();
    }

    HttpResponse<String> post(String parts, String... headers) {
        return send(parts + "--b--\r\n", "multipart/form-data; boundary=b", headers);
    }

    HttpResponse<String> send(String body, String mediaType, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Type: " + mediaType;
        return work.server.sendAs(TOKEN, "POST /v1/tasks", body, all);
    }

    HttpResponse<String> get(String path, String... headers) {
        return work.server.sendAs(TOKEN, "GET " + path, "", headers);
    }

    HttpResponse<String> delete(JobId id) {
        return work.server.sendAs(TOKEN, "DELETE /v1/tasks/" + id, "");
    }

    HttpResponse<String> retry(JobId id, String... headers) {
        return work.server.sendAs(TOKEN, "POST /v1/tasks/" + id + "/retry", "", headers);
    }

    static String head(String length) {
        return "POST /v1/tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\n" + length + "\r\n\r\n";
    }

    static String file(String content) {
        return part("file", "; filename=\"customers.csv\"", "text/csv", content);
    }

    static String options(String json) {
        return part("options", "", "application/json", json);
    }

    static String part(String name, String more, String mediaType, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\nContent-Type: " + mediaType
                + "\r\n\r\n" + content + "\r\n";
    }

    static String header(HttpResponse<String> reply, String name) {
        return reply.headers().firstValue(name).orElse("");
    }

    static void assertProblem(HttpResponse<String> reply, int status, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(TestServer.json(reply).text("code")).isEqualTo(code);
    }
}
